"""What people do in a story, each through the service that the pages call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from portefeuille import clock
from portefeuille.applications import selectors, services
from portefeuille.demonstration import bank
from portefeuille.demonstration.models import Stage
from portefeuille.demonstration.stories import Story
from portefeuille.enterprises import selectors as enterprises
from portefeuille.enterprises import services as enterprise_services
from portefeuille.platform.models import Actor
from portefeuille.wallet import selectors as wallet


class Player:
    """The stories of one enterprise and who acts in them.  ``made`` is what became of each story: an application."""

    def __init__(
        self, stage: Stage, people: dict[str, Actor], providers: dict[str, Actor], official: Actor
    ) -> None:
        self.stage, self.people, self.providers, self.official = stage, people, providers, official
        self.made: dict[str, str] = {}
        self.acts: dict[str, Callable[[Story, str, str], None]] = {
            "deposit": self._deposit, "pay": self._pay, "stop": self._stop, "withdraw": self._withdraw,
            "refuse": self._refuse, "contest": self._contest, "grant": self._grant, "reject": self._reject,
            "control": self._control, "in_order": self._in_order, "claim": self._claim, "object": self._object,
            "uphold": self._uphold, "repay": self._repay, "evaluate": self._evaluate,
        }  # fmt: skip

    def apply(self, story: Story, today: date) -> None:
        """Fill in the form, and submit it unless it stays a draft."""
        actor, enterprise = self.people[story.enterprise], story.enterprise
        if enterprises.HONOUR in enterprises.incomplete(enterprise):  # the register has newer figures
            enterprise_services.change(number=enterprise, values={"honour": True}, actor=actor)
        if enterprises.SIZE in enterprises.incomplete(enterprise):
            size = enterprises.proposal(enterprise, today).size
            assert size is not None
            enterprise_services.confirm_size(number=enterprise, year=today.year, size=size, actor=actor)
        made = services.start_draft(enterprise=enterprise, actor=actor)
        start = today + timedelta(days=story.start)
        answers = {
            "project.service": story.service,
            "project.title": story.title,
            "project.theme": story.theme,
            "project.agreed_on": min(today, start) - timedelta(days=5),
            "project.start": start,
            "project.end": start + timedelta(days=story.lasts),
            "project.provider.number": story.provider,
            **story.more,
        }
        if story.price:
            answers |= {"project.price": story.price / 100, "project.vat": story.price * 21 // 100 / 100}
        if story.service == "training":
            answers |= {
                "project.mode": "classroom",
                "form.hours": 8,
                "form.participants": [{"name": name, "category": "employee"} for name in story.people],
            }
        if not story.draft:
            answers["form.declarations"] = True
        services.save_draft(made, enterprise=enterprise, version=1, changes=answers, actor=actor)
        if not story.draft:
            services.submit(made, enterprise=enterprise, actor=actor)
        self.made[story.title] = made

    def act(self, story: Story, what: str) -> None:
        """One step of a story."""
        name, _, how = what.partition(":")
        self.acts[name](story, self.made[story.title], how)

    def _deposit(self, story: Story, made: str, how: str) -> None:
        asked = wallet.asked(made)
        payee = enterprises.payee(story.enterprise)
        assert asked is not None and payee is not None
        cents = asked.cents + int(how or 0)
        bank.deposit(self.stage, cents=cents, communication=asked.communication, iban=payee[0], name=payee[1])

    def _pay(self, story: Story, made: str, how: str) -> None:
        found = selectors.one(story.enterprise, made)
        assert found.eligible is not None
        invoice = f"{clock.today():%Y}/{100 + len(selectors.orders(made))}"
        services.order_payment(
            made, enterprise=story.enterprise, cents=found.eligible * int(how) // 100, invoice=invoice,
            direct=found.outside * int(how) // 100, key=f"{invoice}/{how}", actor=self.people[story.enterprise],
        )  # fmt: skip

    def _stop(self, story: Story, made: str, how: str) -> None:
        services.stop(
            made, enterprise=story.enterprise, reason="provider_cancels" if how == "provider_cancels" else "other",
            words="De opleiding gaat niet door.", actor=self.people[story.enterprise],
        )  # fmt: skip

    def _withdraw(self, story: Story, made: str, how: str) -> None:
        services.withdraw(made, enterprise=story.enterprise, actor=self.people[story.enterprise])

    def _refuse(self, story: Story, made: str, how: str) -> None:
        services.provider_refuse(
            made, provider=story.provider, reason="Deze deelnemer is bij ons niet ingeschreven.",
            actor=self.providers[story.provider],
        )  # fmt: skip

    def _contest(self, story: Story, made: str, how: str) -> None:
        words = "De eerste les was later dan wij invulden."
        services.contest(made, enterprise=story.enterprise, words=words, actor=self.people[story.enterprise])

    def _grant(self, story: Story, made: str, how: str) -> None:
        found = selectors.one(story.enterprise, made)
        assert found.applied_on is not None
        start = (found.applied_on - timedelta(days=6)).isoformat()
        services.take_review(made, actor=self.official)
        for path, value, reason in (
            ("project.start", start, "De aanwezigheidslijst begint op deze dag."),
            ("project.agreed_on", None, "Op de inschrijving staat geen datum."),
        ):
            services.correct(made, path, value, reason=reason, actor=self.official)
        services.decide_review(
            made,
            granted=True,
            ruling="De aanwezigheidslijst toont een latere eerste les.",
            actor=self.official,
        )

    def _reject(self, story: Story, made: str, how: str) -> None:
        services.decide_review(
            made, granted=False, ruling="De factuur bevestigt de startdatum.", actor=self.official
        )

    def _control(self, story: Story, made: str, how: str) -> None:
        services.open_control(made, reason="Steekproef van de maand.", actor=self.official)

    def _in_order(self, story: Story, made: str, how: str) -> None:
        services.close_control(made, reason="Alle stukken zijn in orde.", actor=self.official)

    def _claim(self, story: Story, made: str, how: str) -> None:
        cents = wallet.paid(made).subsidy
        services.claim(
            made, subsidy=cents, reason="De aanwezigheidslijst ontbreekt.", key="claim", actor=self.official
        )

    def _object(self, story: Story, made: str, how: str) -> None:
        services.objection(
            made, enterprise=story.enterprise, words="De lijst zit nu bij de stukken.",
            actor=self.people[story.enterprise],
        )  # fmt: skip

    def _repay(self, story: Story, made: str, how: str) -> None:
        payee = enterprises.payee(story.enterprise)
        assert payee is not None
        for claim in wallet.claims(made):
            cents = claim.left * int(how or 100) // 100
            bank.deposit(
                self.stage, cents=cents, communication=claim.communication, iban=payee[0], name=payee[1]
            )

    def _uphold(self, story: Story, made: str, how: str) -> None:
        services.decide_objection(
            made, upheld=True, ruling="De lijst is volledig: iedereen was er.", actor=self.official
        )

    def _evaluate(self, story: Story, made: str, how: str) -> None:
        services.evaluate(
            made, enterprise=story.enterprise, score=int(how), actor=self.people[story.enterprise]
        )
