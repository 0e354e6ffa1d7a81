"""The choices of the peer, in the order of our categories; the last member stands for what is not known."""
# mypy: disable-error-code="misc"

from __future__ import annotations

from typing import Any

from numpy import int16, ndarray, select, where
from openfisca_core.indexed_enums import Enum, EnumArray


class LegalForm(Enum):
    accepted = "On the list"
    refused = "Not on the list"
    workshop_only = "Only as a sheltered workshop"
    judgement = "A person must look"
    missing = "Missing"


class Region(Enum):
    flanders = "Flemish Region"
    elsewhere = "Elsewhere"
    unlisted = "Postcode on no list"
    none = "No establishment"
    missing = "Missing"


class Activity(Enum):
    primary_sector = "Agriculture or fishery"
    forestry = "Forestry"
    unsettled = "Excluded nowhere"
    listed = "On the official list"
    not_listed = "Not on the official list"
    missing = "Missing"


class Service(Enum):
    training = "Training"
    advice = "Advice"
    missing = "Missing"


class Theme(Enum):
    business_strategy = "Business strategy"
    occupation_specific = "Occupation-specific competences"
    digitalisation = "Digitalisation"
    cybersecurity = "Cybersecurity"
    sustainability = "Sustainability"
    energy_efficiency = "Energy efficiency"
    financial_literacy = "Financial literacy"
    innovation = "Innovation"
    internationalisation = "Internationalisation"
    personnel_management = "Personnel management"
    not_given = "Not asked"
    missing = "Missing"


class Said(Enum):
    yes = "Yes"
    no = "No"
    not_said = "Not said"


class Exclusion(Enum):
    none = "On no list"
    refused = "On a list in force"
    still_listed = "On a list that is presumed to go on"
    conditional = "For health professions only"
    judgement = "A person must look"


class ProviderKind(Enum):
    right = "Registered for this service"
    wrong = "Registered for the other service"
    not_given = "No number given"


class Participants(Enum):
    accepted = "They work in the enterprise"
    refused = "They do not"


class Answer(Enum):
    no = "No"
    yes = "Yes"
    missing = "Missing"


class Size(Enum):
    small = "Small"
    medium = "Medium"
    large = "Large"
    unknown = "Not known"


class Outcome(Enum):
    eligible = "Eligible"
    ineligible = "Ineligible"
    needs_review = "Needs review"


#: Make enumerations from integers: faster, and not how OpenFisca's users write them.
by_integers = False


def pick(choice: type[Enum], *cases: tuple[Any, Any], default: Any) -> Any:
    """The member (or the member of an enumeration array) of the first condition that holds.

    As its users write it, with ``select`` over members, which OpenFisca-Core then encodes; or, ``by_integers``, as
    the enumeration array that comes out of that.
    """
    if by_integers:
        result = _integers(default)
        for condition, member in reversed(cases):
            result = where(condition, _integers(member), result)
        return EnumArray(result, choice)
    conditions, members = zip(*cases, strict=True)
    return select(conditions, [_members(member) for member in members], default=_members(default))


def _integers(member: Any) -> Any:
    return int16(member.index) if isinstance(member, Enum) else member.view(ndarray)


def _members(member: Any) -> Any:
    return member if isinstance(member, Enum) else member.decode()
