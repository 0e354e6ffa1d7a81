"""The words of every kind: complete in three languages, with their facts, and never with a hole in a sentence."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from portefeuille.decision.formats import LANGUAGES
from portefeuille.notifications import kinds
from portefeuille.notifications.kinds import KINDS, Audience, Group, UnknownKindError
from portefeuille.notifications.wording import FACTS, MADE, PLACEHOLDER, group_name, read, values, words

TODAY = date(2026, 12, 8)
FULL: dict[str, Any] = {
    "number": "2026-000123", "title": "Excel voor gevorderden", "amount": 123450, "last_day": "2026-12-15",
    "provider": "Voorbeeld bv", "communication": "010101010124", "iban": "BE71096123456769", "reason": "Te laat.",
}  # fmt: skip
TOO_LATE = (
    "Een gewone overschrijving kan te laat komen. Geef meteen een instantoverschrijving: "
    "het geld moet uiterlijk op 15 december 2026 op de rekening staan."
)
OF_THE_DESIGN = {
    "submitted",
    "refused",
    "review_asked",
    "review_decided",
    "deposit_received",
    "deposit_returned",
    "ready_to_pay",
    "payment_ordered",
    "payment_done",
    "payment_rejected",
    "payment_back_late",
    "stopped",
    "refused_by_provider",
    "withdrawn",
    "lapsed",
    "expired",
    "closed",
    "evaluate",
    "control_opened",
    "control_closed",
    "control_ended",
    "claim_made",
    "claim_paid",
    "claim_lowered",
    "claim_given_back",
    "claim_returned",
    "objection_made",
    "objection_decided",
    "provider_new_application",
    "provider_stopped",
    "iban_changed",
    "register_differs",
    "apply_by",
    "deposit_by",
    "pay_by",
    "review_by",
    "recovery_by",
}
EVERYTHING = [(name, audience, lang) for name in sorted(KINDS) for audience in Audience for lang in LANGUAGES]


def every_text(node: Any) -> list[str]:
    """All sentences of a piece of the texts."""
    if isinstance(node, str):
        return [node]
    return [text for each in (node.values() if isinstance(node, dict) else node) for text in every_text(each)]


def shape(node: Any) -> Any:
    """How a piece of the texts is built: its keys, its lists, its placeholders."""
    if isinstance(node, str):
        return sorted(PLACEHOLDER.findall(node))
    return (
        {key: shape(each) for key, each in node.items()}
        if isinstance(node, dict)
        else [shape(each) for each in node]
    )


def test_the_kinds_are_those_that_others_tell() -> None:
    assert set(KINDS) == OF_THE_DESIGN
    assert kinds.REMINDERS == ("apply_by", "deposit_by", "pay_by", "review_by", "recovery_by")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_each_language_is_built_as_the_dutch(lang: str) -> None:
    assert shape(read(lang)) == shape(read("nl"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_texts_name_what_there_is(lang: str) -> None:
    texts = read(lang)
    assert {name.split(".")[0] for name in texts["kinds"]} == set(KINDS)
    named = {each for text in every_text(texts["kinds"]) for each in PLACEHOLDER.findall(text)}
    assert named == {*FACTS, *MADE} - {"number", "title"}
    assert [group_name(each, lang) for each in Group] == list(texts["groups"].values())
    assert all(text.rstrip()[-1] in ".?!)}" or "{what}" in text for text in every_text(texts["kinds"]))


@pytest.mark.parametrize("name, audience, lang", EVERYTHING)
def test_nothing_is_left_open_with_all_facts_and_with_none(name: str, audience: Audience, lang: str) -> None:
    least = {"last_day": "2026-12-01"} if kinds.kind(name).reminder else {}
    for facts in (FULL, least):
        said = words(kinds.kind(name), audience, facts, lang, TODAY)
        assert said.title
        assert said.action
        whole = " ".join((said.title, *said.body, said.action))
        assert not re.search(r"[{}]|None|  ", whole)


@pytest.mark.parametrize("name", [each for each in sorted(KINDS) if KINDS[each].reminder])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reminder_says_its_exact_day_and_one_thing_to_do(name: str, lang: str) -> None:
    said = words(kinds.kind(name), Audience.ENTERPRISE, FULL, lang, TODAY)
    exact = {"nl": "15 december 2026", "en": "15 December 2026", "fr": "15 décembre 2026"}[lang]
    assert exact in " ".join((*said.body, said.action))
    assert said.action.count("\n") == 0


def test_amount_account_and_communication_are_written_as_people_read_them() -> None:
    said = words(kinds.kind("submitted"), Audience.ENTERPRISE, FULL, "nl", TODAY)
    assert said.title == "Goedgekeurd, stort nu jouw deel: Excel voor gevorderden (2026-000123)"
    assert said.body[1] == (
        "Stort EUR 1.234,50 op BE71\u00a00961\u00a02345\u00a06769, met de mededeling +++010/1010/10124+++."
    )
    assert said.action == (
        "Jouw deel moet uiterlijk op 15 december 2026 op de rekening staan. "
        "Geef je overschrijving uiterlijk op 14 december 2026."
    )
    assert words(kinds.kind("claim_paid"), Audience.ENTERPRISE, FULL, "fr", TODAY).title == (
        "Remboursé, 1\u202f234,50\u00a0EUR\u00a0: Excel voor gevorderden (2026-000123)"
    )


@pytest.mark.parametrize("today, title, action", [
    (date(2026, 12, 14), "Stort uiterlijk op 14 december 2026: ", "Geef je overschrijving uiterlijk op 14 december 2026."),
    (date(2026, 12, 15), "Stort nu meteen: ", TOO_LATE),
])  # fmt: skip
def test_when_a_transfer_would_come_too_late_it_says_so(today: date, title: str, action: str) -> None:
    said = words(kinds.kind("deposit_by"), Audience.ENTERPRISE, FULL, "nl", today)
    assert said.title == f"{title}Excel voor gevorderden (2026-000123)"
    assert said.action == action


@pytest.mark.parametrize("today, left", [
    (date(2026, 12, 8), "nog 7 dagen"), (date(2026, 12, 14), "nog 1 dag, morgen is de laatste"),
    (date(2026, 12, 15), "vandaag is de laatste dag"), (date(2026, 12, 16), ""),
])  # fmt: skip
def test_the_days_that_are_left(today: date, left: str) -> None:
    known = values(kinds.kind("pay_by"), Audience.ENTERPRISE, FULL, "nl", today)
    assert known.get("days_left", "") == left


def test_a_deposit_elsewhere_says_its_amount_without_a_communication() -> None:
    facts: dict[str, Any] = {"title": "Excel", "amount": 70000, "last_day": "2026-12-15"}
    assert (
        words(kinds.kind("deposit_by"), Audience.ENTERPRISE, facts, "nl", TODAY).body[1]
        == "Stort EUR 700,00."
    )


def test_how_it_is_called() -> None:
    def what(facts: dict[str, Any], audience: Audience = Audience.ENTERPRISE) -> str:
        return values(kinds.kind("closed"), audience, facts, "nl", TODAY)["what"]

    assert what({"title": "Excel"}) == "Excel"
    assert what({"number": "2026-1"}) == "je aanvraag 2026-1"
    assert what({"number": "2026-1"}, Audience.OFFICIALS) == "aanvraag 2026-1"
    assert what({}) == "je aanvraag"
    assert what({}, Audience.PROVIDER) == "een aanvraag"


def test_a_reason_in_several_languages_is_said_in_that_of_the_reader() -> None:
    facts = {"reason": {"nl": "Te laat.", "fr": "Trop tard."}}
    assert words(kinds.kind("stopped"), Audience.ENTERPRISE, facts, "fr", TODAY).body[1] == (
        "La raison\u00a0: Trop tard."
    )
    assert (
        words(kinds.kind("stopped"), Audience.ENTERPRISE, facts, "en", TODAY).body[1]
        == "The reason: Te laat."
    )


def test_a_kind_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(UnknownKindError, match="'deposit' is no kind of notice; expected one of apply_by"):
        kinds.kind("deposit")
