"""How long everything is kept: one table.  Each row takes away what is past its term; ``run-due`` goes through all of them.

``docs/privacy-register.md`` shows this table (``python -m scripts.terms``).  Tables that are not in it stand in ``STAYS``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from portefeuille import clock
from portefeuille.applications.models import Application
from portefeuille.applications.services.drafts import remove_draft
from portefeuille.applications.states import FINAL, S
from portefeuille.enterprises import terms as enterprises
from portefeuille.law import Law
from portefeuille.notifications import terms as notifications
from portefeuille.platform import actors, audit, gate, marks
from portefeuille.platform import terms as platform
from portefeuille.platform.files import services as files
from portefeuille.platform.identity import terms as identity
from portefeuille.platform.keeping.terms import YEAR, Term
from portefeuille.platform.pieces import pieces

DRAFTS = 2 * YEAR
NAMES = "form.participants"
TOGETHER = 50
"""Applications of one transaction: each leaves a row in the audit log, and others wait for that."""


@dataclass
class Removed:
    """How much of what was removed, by the name of the term; and what could not be, in sentences."""

    counts: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def terms() -> tuple[Term, ...]:
    """The whole table."""
    evidence = years(clock.today())
    return (
        *platform.terms(), *identity.terms(), *notifications.terms(), *enterprises.terms(),
        Term(
            "drafts", "a draft that nobody touches, with its files", ("applications_application",), DRAFTS, "its last change",
            "its training is long over, and it may name people", remove_drafts,
        ),
        Term(
            "participants", "names of participants in an application that has ended", ("applications_application",), None,
            f"{evidence} years after the start of the training",
            "R-5.17: so long the evidence must be kept; amounts, decision and history stay", remove_names, law=True, daily=True,
        ),
        Term(
            "files", "a document or a letter, with its content on the disk", ("files_file", "files_letter"), None,
            f"its last day: 31 December, {evidence + 1} years after the year in which it came; later for a control or an objection",
            "R-5.17, counted from the latest start that a project of that day can have", remove_files, law=True,
        ),
        Term(
            "contents without a file", "a content on the disk that no file names", (), files.ORPHAN_AFTER,
            "when it was written", "its file may still be on its way; after a day it is not", files.remove_orphans, daily=True,
        ),
    )  # fmt: skip


def remove_past() -> Removed:
    """Remove everything that is past its term.  A row that fails keeps no other from its work."""
    removed = Removed()
    for term in terms():
        mark, now = f"keeping {term.name}", clock.now()
        reached = marks.reached(mark) if term.daily else None
        if reached is not None and reached.astimezone(clock.BRUSSELS).date() == now.date():
            continue
        try:
            count = term.remove()
        except DatabaseError:
            raise
        except Exception as fault:  # noqa: BLE001 (it is told, and the other rows still do their work)
            removed.problems.append(f"{term.name}: {type(fault).__name__}: {fault}")
            continue
        if count:
            removed.counts[term.name] = count
        if term.daily:
            marks.reach(mark, now)
    return removed


def remove_drafts() -> int:
    """As if they were thrown away.  One for a training that is not long over stays.  How many."""
    before, gone = clock.now() - DRAFTS, 0
    old = Application.objects.filter(state=S.DRAFT, changed_at__lte=before).exclude(
        start__gte=before.date() + YEAR
    )
    for some in pieces(old.only("changed_at"), by="changed_at", size=TOGETHER):
        with transaction.atomic():
            gate.enter()
            gone += sum(remove_draft(old.filter(pk=each.pk), actor=actors.system()) for each in some)
    return gone


def remove_names() -> int:
    """Of how many applications.  What an official typed, or an enterprise, stays: it was asked to name nobody."""
    gone = 0
    for some in pieces(_named(), size=TOGETHER):
        with transaction.atomic():
            gate.enter()
            for one in _named().filter(pk__in=[each.pk for each in some]).select_for_update():
                answers = {path: value for path, value in one.answers.items() if path != NAMES}
                Application.objects.filter(pk=one.pk).update(answers=answers, edits={})
                audit.write(actors.system(), "application.names_removed", f"application:{one.pk}", {})
                gone += 1
    return gone


def remove_files() -> int:
    """Of all subjects."""
    return files.remove_expired(actor=actors.system())


def years(today: date) -> int:
    """How long the law of a day wants evidence to be kept."""
    found = Law.on(today).value("retention.training")
    assert isinstance(found, int)
    return found


def _named() -> QuerySet[Application]:
    """The applications that have ended, whose training began so long ago, and that still name people."""
    today = clock.today()
    first = _years_ago(today, years(today))
    ended = Application.objects.filter(state__in=FINAL, answers__has_key=NAMES)
    return ended.annotate(began=Coalesce("start", "applied_on")).filter(began__lt=first)


def _years_ago(day: date, count: int) -> date:
    """29 February becomes the day before: nothing goes a day too early."""
    try:
        return day.replace(year=day.year - count)
    except ValueError:
        return day.replace(year=day.year - count, day=28)


_APPEND_ONLY = "append-only"
_MONEY = "money that was promised, asked for or paid; triggers keep the rows"
_LIST = "no personal data"
_NAMED = "as long as the audit log names them"
STAYS: dict[str, str] = {
    "platform_audit": f"who did what; {_APPEND_ONLY}",
    "platform_done": f"keys and answers of what was asked twice; {_APPEND_ONLY}",
    "applications_event": f"the history of an application; {_APPEND_ONLY}",
    "applications_receipt": f"decisions, without names of participants; {_APPEND_ONLY}",
    "enterprises_registeranswer": f"what a register answered; {_APPEND_ONLY}",
    "enterprises_confirmedsize": f"confirmed sizes; {_APPEND_ONLY}",
    "enterprises_frozensize": f"frozen sizes; {_APPEND_ONLY}",
    "wallet_account": f"accounts of the ledger; {_APPEND_ONLY}",
    "wallet_balance": "balances of the ledger; they cannot go",
    "wallet_entry": f"entries of the ledger; {_APPEND_ONLY}",
    "wallet_posting": f"postings of the ledger; {_APPEND_ONLY}",
    "wallet_seal": f"the chain of the ledger; {_APPEND_ONLY}",
    "wallet_statement": f"bank statements; {_APPEND_ONLY}",
    "wallet_bankline": f"lines of statements, with name and account of who paid; {_MONEY}",
    "wallet_payment": f"payments, with name and account of who is paid; {_MONEY}",
    "wallet_project": _MONEY,
    "wallet_request": _MONEY,
    "wallet_claim": _MONEY,
    "wallet_repayment": _MONEY,
    "wallet_batch": _MONEY,
    "wallet_approval": _MONEY,
    "applications_order": f"payment orders; {_MONEY}",
    "applications_review": "reviews and what officials and enterprises typed in them; with the application",
    "applications_correction": "facts that officials corrected and why, without names of participants; with the application",
    "applications_evaluation": "what an enterprise thinks of its provider; with the application",
    "enterprises_enterprise": "numbers of enterprises; as long as there are applications",
    "platform_actor": f"names; {_NAMED}",
    "identity_mandate": "who may and might act for whom; to trace misuse, as long as the audit log",
    "auth_user": "officials; until they start anew or end",
    "otp_totp_totpdevice": "the key of the app of an official; until he starts anew or ends",
    "otp_static_staticdevice": "with the recovery codes of an official",
    "otp_static_statictoken": "recovery codes of an official, hashed; until used, or until he starts anew or ends",
    "notifications_feed": "the hash of the address of a calendar; until its person renews or stops it",
    "notifications_preference": "how somebody wants his mail; until he changes it",
    "notifications_mailed": "which changes were mailed; until who asked stops it",
    "companion_companion": "applications on the official portal; until the enterprise removes them",
    "providers_provider": "providers, which may be persons; as long as there are applications to them",
    "providers_suspension": "suspensions of providers; with them",
    "notifications_seenchange": _LIST,
    "platform_mark": _LIST,
    "demonstration_stage": "invented people; a demonstration only",
    "django_content_type": _LIST,
    "auth_permission": _LIST,
    "auth_group": _LIST,
    "auth_group_permissions": _LIST,
    "auth_user_groups": _LIST,
    "auth_user_user_permissions": _LIST,
    "django_migrations": _LIST,
}
"""Table -> why nothing removes its rows by the clock.  A table that stands neither here nor in a row above fails a test."""
