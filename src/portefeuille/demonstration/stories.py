"""What happens in the year of the demonstration: stories of applications, by day before today.

Everything is done through the services as a person would do it.  The year ends with applications in every state.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from portefeuille.demonstration.cast import (
    ACADEMY,
    BAKERY,
    BUILDER,
    COUNSEL,
    FARM,
    LANGUAGES,
    METAL,
    SECURITY,
    SOFTWARE,
)

CYBER, DIGITAL, PEOPLE, STRATEGY, INNOVATION = (
    "digitalisation/cybersecurity", "digitalisation", "personnel_management", "business_strategy", "innovation",
)  # fmt: skip
ENERGY, ABROAD, FINANCE, TRADE = (
    "sustainability/energy_efficiency",
    "internationalisation",
    "financial_literacy",
    "occupation_specific",
)


@dataclass(frozen=True, slots=True)
class Story:
    """``applied`` days ago, for a project that starts ``start`` days after that.  ``then``: (days after applying, what).

    What: ``deposit``, ``deposit:<cents more or less>``, ``pay:<part of 100>``, ``stop:<reason>``, ``withdraw``, ``refuse``,
    ``contest``, ``grant``, ``reject``, ``control``, ``in_order``, ``claim``, ``object``, ``uphold``, ``repay:<part of 100>``,
    ``evaluate:<score>``.
    """

    enterprise: str
    title: str
    theme: str
    price: int
    provider: str
    applied: int
    then: tuple[tuple[int, str], ...] = ()
    start: int = 7
    lasts: int = 30
    people: tuple[str, ...] = ("Medewerker A",)
    more: dict[str, Any] = field(default_factory=dict)
    draft: bool = False

    @property
    def service(self) -> str:
        """By the letter of the provider's number."""
        return "advice" if self.provider.startswith("DV.A") else "training"


ALL = ((9, "deposit"), (45, "pay:100"), (48, "evaluate:5"))
PARTS = ((12, "deposit"), (40, "pay:40"), (80, "pay:60"))

STORIES = (
    # Done, in the course of the year.
    Story(SOFTWARE, "Veilig programmeren", CYBER, 180_000, ACADEMY, 340, ALL, people=("Medewerker A", "Medewerker B")),
    Story(SOFTWARE, "Frans voor de helpdesk", ABROAD, 96_000, LANGUAGES, 310, ALL),
    Story(METAL, "Energie besparen in de werkplaats", ENERGY, 640_000, ACADEMY, 330, PARTS, lasts=90),
    Story(METAL, "Leidinggeven op de vloer", PEOPLE, 450_000, ACADEMY, 250, PARTS, lasts=60),
    Story(BAKERY, "Boekhouden voor wie niet boekhoudt", FINANCE, 42_000, ACADEMY, 290, ALL),
    Story(BUILDER, "Digitaal werven opvolgen", DIGITAL, 210_000, ACADEMY, 280, ALL),
    Story(FARM, "Een webwinkel voor de hoeve", DIGITAL, 78_000, ACADEMY, 260, ALL),
    # Went wrong, each in its own way.
    Story(SOFTWARE, "Presenteren in het Engels", ABROAD, 64_000, LANGUAGES, 230),
    Story(BAKERY, "Personeel plannen", PEOPLE, 55_000, ACADEMY, 200, ((6, "deposit:-1000"), (9, "deposit"), (50, "pay:100"))),
    Story(BUILDER, "Ploegbaas worden", PEOPLE, 130_000, ACADEMY, 190, ((5, "withdraw"),)),
    Story(FARM, "Export naar Nederland", ABROAD, 88_000, LANGUAGES, 170, ((8, "deposit"), (20, "stop:other"))),
    Story(METAL, "Innoveren met sensoren", INNOVATION, 520_000, ACADEMY, 160, ((10, "deposit"), (30, "pay:50"), (70, "stop:other")), lasts=120),
    Story(SOFTWARE, "Strategie voor groei", STRATEGY, 150_000, ACADEMY, 150, ((4, "refuse"),)),
    Story(BUILDER, "Duurzaam bouwen", ENERGY, 240_000, ACADEMY, 140, ((9, "deposit"), (40, "pay:100"), (60, "stop:provider_cancels")), lasts=120),
    Story(BAKERY, "Begroten met een rekenblad", FINANCE, 36_000, ACADEMY, 130, ((7, "deposit"), (30, "pay:100"), (50, "control"), (60, "claim"))),
    Story(FARM, "Sociale media voor de hoevewinkel", DIGITAL, 66_000, ACADEMY, 120, ((7, "deposit"), (30, "pay:100"), (45, "control"), (50, "claim"), (60, "object"))),
    Story(SOFTWARE, "Databanken beveiligen", CYBER, 120_000, ACADEMY, 115, ((7, "deposit"), (30, "pay:100"), (45, "control"), (52, "claim"), (65, "repay"))),
    Story(BUILDER, "Veilig werken op hoogte", PEOPLE, 54_000, ACADEMY, 118, ((7, "deposit"), (30, "pay:100"), (45, "control"), (52, "claim"), (60, "repay:40"), (65, "object"), (76, "uphold"))),
    Story(METAL, "Advies over groei", STRATEGY, 400_000, COUNSEL, 100, more={"project.written_report": True, "project.legally_required": False}),
    Story(BUILDER, "Te laat begonnen aan de aanvraag", DIGITAL, 90_000, ACADEMY, 95, ((3, "contest"), (12, "reject")), start=-20),
    Story(FARM, "Verkeerde startdatum ingevuld", DIGITAL, 84_000, ACADEMY, 90, ((2, "contest"), (8, "grant"), (15, "deposit"), (40, "pay:100")), start=-16),
    # Going on today.
    Story(METAL, "Cyberaudit van het productienet", CYBER, 900_000, SECURITY, 70, ((14, "deposit"), (45, "pay:35")), lasts=150,
          more={"project.written_report": True, "project.legally_required": False}),
    Story(SOFTWARE, "Phishing herkennen", CYBER, 98_000, ACADEMY, 40, ((11, "deposit"),), lasts=60),
    Story(BUILDER, "Lassen volgens de norm", TRADE, 160_000, ACADEMY, 12),
    Story(SOFTWARE, "Testen automatiseren", DIGITAL, 175_000, ACADEMY, 28),
    Story(BAKERY, "Zuinig bakken", ENERGY, 58_000, ACADEMY, 24),
    Story(METAL, "Kwaliteit meten", INNOVATION, 260_000, ACADEMY, 20, ((18, "deposit"),), lasts=60),
    Story(SOFTWARE, "Onderhandelen", STRATEGY, 72_000, ACADEMY, 35, ((10, "deposit"), (30, "control")), lasts=60),
    Story(BUILDER, "Rijbewijs B", DIGITAL, 150_000, ACADEMY, 9, start=-30),
    Story(FARM, "Prijzen bepalen", FINANCE, 48_000, ACADEMY, 8, ((2, "deposit"), (6, "pay:100")), lasts=20),
    Story(METAL, "Vergaderen met resultaat", PEOPLE, 110_000, ACADEMY, 1, ((0, "deposit"),), start=14),
    Story(SOFTWARE, "Cloud beveiligen", CYBER, 145_000, ACADEMY, 2, draft=True, start=-7),
    Story(BAKERY, "Klanten werven", DIGITAL, 0, ACADEMY, 1, draft=True, start=20, people=()),
)  # fmt: skip

LONG_AGO = Story(
    BAKERY,
    "Zuurdesem voor gevorderden",
    DIGITAL,
    52_000,
    ACADEMY,
    0,
    ((5, "deposit"), (30, "pay:40")),
    lasts=60,
)
"""Applied for on 15 November two years ago, and never paid wholly: it expired at the end of last year."""
