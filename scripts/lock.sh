#!/bin/sh
# Writes the lock files anew: every package with its hashes, no address of any server.  Needs uv (in .venv).
# Resolved for x86_64 and for aarch64; the two must agree, since one file serves both.
#   scripts/lock.sh            keep what is locked, add and drop what the inputs ask
#   scripts/lock.sh --upgrade  take the newest of everything
set -eu
cd "$(dirname "$0")/.."
uv=${UV:-.venv/bin/uv}
other=$(mktemp -d)
trap 'rm -rf "$other"' EXIT
upgrade=${1:-}

lock() { # lock NAME INPUT...
    name=$1
    shift
    # Wheels only: building from source would fetch a builder that no hash vouches for.
    set -- "$@" --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --only-binary :all:
    "$uv" pip compile "$@" $upgrade --python-platform x86_64-manylinux_2_28 -o "requirements/$name.txt"
    cp "requirements/$name.txt" "$other/$name.txt"
    "$uv" pip compile "$@" --python-platform aarch64-manylinux_2_28 -o "$other/$name.txt"
    if ! cmp -s "requirements/$name.txt" "$other/$name.txt"; then
        echo "lock: requirements/$name.txt would differ on aarch64:" >&2
        diff "requirements/$name.txt" "$other/$name.txt" >&2 || true
        exit 1
    fi
    echo "requirements/$name.txt: $(grep -c '==' "requirements/$name.txt") packages"
}

lock runtime pyproject.toml requirements/build.in
lock dev pyproject.toml --all-extras requirements/dev.in -c requirements/runtime.txt
lock bench pyproject.toml --extra speed requirements/bench.in -c requirements/runtime.txt --override requirements/bench-override.in
