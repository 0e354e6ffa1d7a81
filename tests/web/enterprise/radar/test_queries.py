"""The number of questions to the database does not grow with what there is to do or to read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portefeuille import clock
from tests.applications.life import DAY, World, world
from tests.signing_in import sign_in

MOST = {"/mijn/termijnen/": 16, "/mijn/berichten/": 16, "/mijn/termijnen/?alle=1": 16}


@pytest.fixture
def here(db: None) -> Iterator[World]:
    with clock.use(DAY):
        yield world()


@pytest.mark.parametrize("address", MOST)
def test_as_many_for_eight_applications_as_for_two(client: Client, here: World, address: str) -> None:
    counts: list[int] = []
    sign_in(client, here.enterprise)
    for _ in range(2):
        for number in range(2 if not counts else 6):
            here.submit(project__title=f"Les {len(counts)}-{number}", project__price=200)
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= MOST[address]
