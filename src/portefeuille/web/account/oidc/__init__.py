"""OpenID Connect, as the Flemish login (ACM/IDM) speaks it: code flow with PKCE, state and nonce, nothing else."""
