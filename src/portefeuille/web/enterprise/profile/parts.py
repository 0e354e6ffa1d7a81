"""The parts in which an enterprise is filled in, in their order: one table."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portefeuille.enterprises.selectors import Profile
from portefeuille.web.enterprise.profile import choices
from portefeuille.web.enterprise.profile.fields import Field, Rows
from portefeuille.web.enterprise.profile.words import LABELS, Message
from portefeuille.web.public.forms import shown as kinds


@dataclass(frozen=True, slots=True)
class Part:
    """``keys`` are shown together; ``asks`` the fields and lists of its form; ``fresh``: kept only
    shortly after a login."""

    name: str
    slug: str
    title: Message
    lead: Message
    keys: tuple[str, ...]
    asks: tuple[Field | Rows, ...] = field(default=())
    fresh: bool = False

    @property
    def url(self) -> str:
        """The name of its address, within ``enterprise``."""
        return f"profile_{self.name}"

    @property
    def address(self) -> str:
        """Where it is filled in."""
        return reverse(f"enterprise:{self.url}")


def _workshop(profile: Profile) -> bool:
    """A vzw is asked whether it is a sheltered workshop."""
    return profile.legal_form in ("017", "125") or profile.value("sheltered_workshop") is not None


def _registered(profile: Profile) -> bool:
    return bool(profile.activities)


def _unregistered(profile: Profile) -> bool:
    return not profile.activities


PLACES = Rows(
    "establishments",
    "vestiging",
    _("Vestigingen"),
    _("Vestiging"),
    _("Nog een vestiging"),
    (
        Field("street", "straat", kinds.TEXT, _("Straat en nummer"), longest=120),
        Field("postcode", "postcode", kinds.TEXT, _("Postcode"), longest=10),
        Field("municipality", "gemeente", kinds.TEXT, _("Gemeente"), longest=80),
        Field("number", "nummer", kinds.TEXT, _("Vestigingsnummer"), _("Als je het kent."), longest=20),
    ),
)
AID = Rows(
    "de_minimis",
    "steun",
    _("Welke steun kreeg je?"),
    _("Steun"),
    _("Nog een bedrag"),
    (
        Field("on", "dag", kinds.DAY, _("Dag waarop je ze kreeg")),
        Field("amount", "bedrag", kinds.MONEY, _("Bedrag")),
        Field("what", "waarvoor", kinds.TEXT, _("Waarvoor?"), longest=120),
    ),
    hint=_("Vul dit alleen in als je hierboven ja koos."),
)

PARTS: tuple[Part, ...] = (
    Part(
        "identity",
        "gegevens",
        _("Gegevens"),
        _("Wie is je onderneming, en waar werkt ze?"),
        ("name", "legal_form", "seat", "registered_since", "registered_until", "establishments"),
        (
            Field("name", "naam", kinds.TEXT, LABELS["name"], _("Zoals in de statuten, zonder rechtsvorm."), longest=140),
            Field("legal_form", "rechtsvorm", kinds.SELECT, LABELS["legal_form"], groups=choices.legal_forms),
            PLACES,
        ),
    ),
    Part(
        "activity",
        "activiteit",
        _("Activiteit"),
        _("Je hoofdactiviteit is die met de hoogste omzet. Ze bepaalt mee of je steun kunt krijgen."),
        ("main_activity", "sheltered_workshop", "vat_liable"),
        (
            Field(
                "main_activity", "hoofdactiviteit", kinds.CHOICE, _("Wat is je hoofdactiviteit?"),
                _("Dit zijn de activiteiten die voor je onderneming geregistreerd zijn."), wide=True,
                groups=choices.activities, asked=_registered, write=choices.activity_text,
                read=choices.chosen_activity,
            ),
            Field(
                "main_activity", "nace", kinds.TEXT, _("NACE-code van je hoofdactiviteit"),
                _("Je vindt de code in de KBO Public Search, bijvoorbeeld 62.010."), 20, asked=_unregistered,
                write=lambda value: str(value["code"]), read=choices.typed_activity,
            ),
            Field(
                "sheltered_workshop", "maatwerk", kinds.TRUTH,
                _("Is je vzw erkend als maatwerkbedrijf?"), asked=_workshop, wide=True,
            ),
            Field("vat_liable", "btw", kinds.TRUTH, _("Is je onderneming btw-plichtig?"), wide=True),
        ),
    ),
    Part(
        "figures",
        "cijfers",
        _("Cijfers"),
        _("Van je laatste afgesloten boekjaar, en van het boekjaar ervoor. Alleen van deze onderneming: de groep komt straks."),
        (
            "closed_on", "headcount", "turnover", "balance_total", "previous_headcount", "previous_turnover",
            "previous_balance_total",
        ),
        (
            Field("closed_on", "einde", kinds.DAY, LABELS["closed_on"], wide=True),
            Field("headcount", "vte", kinds.HEADCOUNT, LABELS["headcount"], _("In voltijdse equivalenten. Niet zeker? Tel ze op bij Rekenen, Personen (VTE).")),
            Field("turnover", "omzet", kinds.MONEY, LABELS["turnover"], _("Zonder btw. Omzet of balanstotaal is genoeg, beide is beter.")),
            Field("balance_total", "balans", kinds.MONEY, LABELS["balance_total"]),
            Field("previous_headcount", "vvte", kinds.HEADCOUNT, LABELS["previous_headcount"]),
            Field("previous_turnover", "vomzet", kinds.MONEY, LABELS["previous_turnover"]),
            Field("previous_balance_total", "vbalans", kinds.MONEY, LABELS["previous_balance_total"]),
        ),
    ),
    Part("group", "groep", _("Groep"), _("Wie telt mee met je onderneming?"), ("group",)),
    Part(
        "declarations",
        "verklaringen",
        _("Verklaringen"),
        _("Dit weet alleen jij. Straks bevestig je op eer dat het klopt."),
        ("public_share", "social_security_arrears", "de_minimis"),
        (
            Field(
                "public_share", "overheid", kinds.SHARE, _("Welk deel van je onderneming is van een overheid?"),
                _("Van het kapitaal of van de stemmen, het hoogste van de twee. Schrijf 0 als het niets is."), wide=True,
            ),
            Field(
                "social_security_arrears", "rsz", kinds.TRUTH,
                _("Heb je achterstallige schulden bij de RSZ?"), wide=True,
            ),
            Field(
                "de_minimis", "ander", kinds.TRUTH, _("Kreeg je de laatste drie jaar andere de-minimissteun?"),
                _("Ook wie met je onderneming verbonden is, telt mee. Steun die je hier aanvraagt, tellen we zelf."), wide=True,
                write=lambda value: "true" if value else "false",
            ),
            AID,
        ),
    ),
    Part(
        "account",
        "rekening",
        _("Rekening"),
        _("Op deze rekening krijg je terug wat niet gebruikt is. Meldde je je langer dan tien minuten geleden aan? Dan vragen we dat opnieuw."),
        ("iban",),
        (Field("iban", "iban", kinds.TEXT, LABELS["iban"], _("Op naam van de onderneming."), 42, wide=True),),
        fresh=True,
    ),
    Part(
        "contact",
        "contact",
        _("Contact"),
        _("Hier bereiken we je. Kijk vooral je e-mailadres na: daar komen je termijnen aan."),
        ("contact", "phone", "email", "language"),
        (
            Field("contact", "persoon", kinds.TEXT, LABELS["contact"], longest=120),
            Field("phone", "telefoon", kinds.TEXT, LABELS["phone"], _("Mag leeg blijven."), 30),
            Field("email", "email", kinds.TEXT, LABELS["email"], longest=254, wide=True),
            Field("language", "berichten", kinds.CHOICE, LABELS["language"], groups=choices.languages, wide=True),
        ),
    ),
    Part(
        "confirm",
        "bevestigen",
        _("Nakijken en bevestigen"),
        _("Kijk alles na, bevestig je grootte en verklaar op eer dat het klopt."),
        ("honour",),
    ),
)  # fmt: skip
BY_NAME = {each.name: each for each in PARTS}
EDITED = tuple(each for each in PARTS if each.asks)
"""Those that one view fills in."""


def of(key: str) -> Part:
    """The part in which a key, or what is incomplete, is filled in."""
    return next((each for each in PARTS if key in each.keys), BY_NAME["confirm"])
