// An independent identity provider (npm oidc-provider) with made-up people, for the tests of the login.
// node provider.mjs <port> <file with settings>: it prints "ready" when it answers.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [port, file, modules] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { default: Provider } = await import(pathToFileURL(require.resolve("oidc-provider")).href);
const { clients, people } = JSON.parse(readFileSync(file, "utf8"));

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients,
  claims: {
    openid: ["sub"],
    profile: ["given_name", "family_name"],
    rrn: ["rrn"],
    vo: ["vo_id", "vo_doelgroepcode", "vo_orgcode", "vo_orgnaam"],
    wettelijkvertegenwoordiger: ["wv_orgcode"],
  },
  cookies: { keys: ["only for tests"] },
  pkce: { required: () => true, methods: ["S256"] },
  features: { devInteractions: { enabled: true } },
  findAccount: (context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  // Nobody is asked whether we may know what we ask.
  loadExistingGrant: async (context) => {
    const { client, session, provider: own } = context.oidc;
    const grant = new own.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope("openid profile rrn vo wettelijkvertegenwoordiger");
    await grant.save();
    return grant;
  },
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
