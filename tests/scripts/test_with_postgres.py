"""A PostgreSQL of our own: it answers while the block runs, and leaves nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path

import psycopg
import pytest

from scripts.setup_system import has_postgres
from scripts.with_postgres import NoPostgresError, answers, main, own_cluster, postgres


def left() -> set[str]:
    return {path.name for path in Path(tempfile.gettempdir()).glob("portefeuille-postgres-*")}


def test_no_server_at_the_address_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTEFEUILLE_TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:1/postgres")
    with pytest.raises(NoPostgresError, match="does not answer"), postgres():
        pass
    assert main(["true"]) == 1


@pytest.mark.db
def test_a_cluster_of_our_own() -> None:
    assert has_postgres()
    before = left()
    with own_cluster() as url:
        assert "@127.0.0.1:" in url
        with psycopg.connect(url) as connection:
            assert connection.execute("show listen_addresses").fetchone() == ("127.0.0.1",)
            owner = connection.execute("select pg_read_file('/proc/self/status') ~ 'Uid:\\s+0\\M'").fetchone()
        assert owner == (False,)
        assert answers(url)
    assert not answers(url)
    assert left() == before
