"""Runs a command with a PostgreSQL at hand: ``python -m scripts.with_postgres COMMAND ...``.

The command finds its address in PORTEFEUILLE_TEST_DATABASE_URL.  Taken is, in this order: the server which that
variable already names; one on 127.0.0.1:5432 that trusts us; else a cluster of our own, on loopback and a free port,
run by an unprivileged user (PostgreSQL refuses root), stopped and removed at the end.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

URL = "PORTEFEUILLE_TEST_DATABASE_URL"
USUAL = "postgresql://postgres@127.0.0.1:5432/postgres"
PATIENCE = 60.0
"""Seconds that a server may take to start."""
UNSAFE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "jit=off")
"""Settings of our own cluster: it is thrown away, so it need not survive a power cut."""


class NoPostgresError(Exception):
    """No PostgreSQL can be had here; the message says why."""


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL where databases may be created.

    :raises NoPostgresError: when there is none and none can be started.
    """
    given = os.environ.get(URL)
    if given:
        if not answers(given):
            raise NoPostgresError(
                f"{URL} names a server that does not answer, or where no database may be created"
            )
        yield given
    elif answers(USUAL):
        yield USUAL
    else:
        with own_cluster() as url:
            yield url


def answers(url: str) -> bool:
    """Is there a server that lets us in and lets us create databases?"""
    import psycopg

    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            row = connection.execute(
                "select rolcreatedb or rolsuper from pg_roles where rolname = current_user"
            )
            return row.fetchone() == (True,)
    except psycopg.Error:
        return False


@contextmanager
def own_cluster() -> Iterator[str]:
    """A cluster of our own while the block runs."""
    programs = programs_folder()
    user = unprivileged_user()
    with tempfile.TemporaryDirectory(prefix="portefeuille-postgres-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        if user is not None:
            os.chown(home, user.pw_uid, user.pw_gid)
        data, log = home / "data", home / "log"
        made = run_as(
            user,
            [
                programs / "initdb",
                "-D",
                data,
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "-N",
            ],
        )
        output = made.communicate()[0]
        if made.returncode:
            raise NoPostgresError(f"initdb failed: {output.strip()[-500:]}")
        port = free_port()
        settings = [part for each in UNSAFE for part in ("-c", each)]
        address = ["-h", "127.0.0.1", "-p", str(port), "-k", ""]
        with log.open("w") as written:
            server = run_as(user, [programs / "postgres", "-D", data, *address, *settings], written.fileno())
        try:
            url = f"postgresql://postgres@127.0.0.1:{port}/postgres"
            wait_for(server, url, log)
            yield url
        finally:
            server.send_signal(signal.SIGINT)  # "fast": ends the sessions, then stops
            try:
                server.wait(30)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def programs_folder() -> Path:
    """Where ``initdb`` and ``postgres`` are: the newest of Debian's, else those on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise NoPostgresError("PostgreSQL is not installed (apt-get install postgresql)")
    return Path(on_path).parent


def unprivileged_user() -> pwd.struct_passwd | None:
    """Who runs the server when we are root; None: ourselves."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoPostgresError("PostgreSQL refuses to run as root, and there is no user postgres or nobody")


def run_as(
    user: pwd.struct_passwd | None, command: list[Path | str], output: int = subprocess.PIPE
) -> subprocess.Popen[str]:
    """Start a program as a user; it stops when we die, however we die."""
    environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    libc = ctypes.CDLL(None)

    def stop_with_us() -> None:
        pr_set_pdeathsig = 1
        libc.prctl(pr_set_pdeathsig, signal.SIGINT)

    return subprocess.Popen(
        list(map(str, command)),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        text=True,
        cwd="/",
        env=environment,
        user=None if user is None else user.pw_uid,
        group=None if user is None else user.pw_gid,
        extra_groups=None if user is None else [],
        start_new_session=True,
        preexec_fn=stop_with_us,
    )


def free_port() -> int:
    """A port of loopback that nobody uses now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def wait_for(server: subprocess.Popen[str], url: str, log: Path) -> None:
    """Until the server answers."""
    end = time.monotonic() + PATIENCE
    while not answers(url):
        if server.poll() is not None or time.monotonic() > end:
            raise NoPostgresError(
                f"PostgreSQL did not start: {log.read_text(errors='replace').strip()[-500:]}"
            )
        time.sleep(0.1)


def main(command: list[str]) -> int:
    """Run the command; its exit status, or 1 when there is no PostgreSQL."""
    if not command:
        print("with_postgres: expected a command to run", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with postgres() as url:
            return subprocess.run(command, env={**os.environ, URL: url}, check=False).returncode
    except NoPostgresError as error:
        print(f"with_postgres: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
