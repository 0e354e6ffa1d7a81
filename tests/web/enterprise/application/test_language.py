"""No Dutch on an English or a French page about an application, but for what people wrote and what was decided in Dutch."""

from __future__ import annotations

import pytest

from portefeuille.applications.models import Application
from portefeuille.applications.states import S
from tests.web.enterprise.application.states import MAKE, Desk
from tests.web.test_languages import DUTCH
from tests.web.visible import texts

PARTS: dict[S, tuple[str, ...]] = {
    S.AWAITING_DEPOSIT: ("", "intrekken/", "beslissing/1/"),
    S.PARTLY_PAID: ("", "betalen/", "betalen/?bedrag=x&nagekeken=1", "betalen/{order}/", "stoppen/", "stoppen/?waarom=other"),
    S.REFUSED: ("", "betwisten/"),
    S.PAID: ("", "beoordelen/"),
    S.EXPIRED: ("",),
}  # fmt: skip


def place(found: Application, part: str) -> str:
    order = found.orders.first()
    return part.replace("{order}", order.pk if order else "")


@pytest.mark.django_db
@pytest.mark.parametrize("state", PARTS)
def test_no_dutch(seat: Desk, state: S) -> None:
    found = MAKE[state](seat.here)
    for lang in ("en", "fr"):
        for part in PARTS[state]:
            path, _, query = place(found, part).partition("?")
            told = dict(each.split("=") for each in query.split("&")) if query else {}
            html = seat.page(found, path, lang, **told)
            wrong = [each for each in texts(html) if each.lang == lang and DUTCH.search(each.text)]
            assert wrong == [], (lang, part)
