"""A text as words: lower case, without accents, with the place of each word.

Every word knows whether it stands in the title (the first sentence), after a negation ("geen", "niet", "sans"), or in the
name of the audience ("voor bakkers"): what a training is about is not whom it is for (R-9.7).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache


def listed(text: str) -> frozenset[str]:
    """The words of a list with spaces."""
    return frozenset(text.split())


TITLE_WORDS = 14
NEGATED_REACH = 4
AUDIENCE_REACH = 6
_WORD = re.compile(r"[a-z0-9]{1,40}|[.;:!?()|\n]|(?<=\s)[-–—](?=\s)|,")
_SPELLED = re.compile(r"[^\W_]+")
_SPECIAL = (("c++", " cpp "), ("c#", " csharp "), (".net", " dotnet "), ("b2b", " b2b "), ("&", " en "))
_ICT = re.compile(r"\bIT\b")
NEGATIONS = listed("geen niet zonder no not without sans pas nooit never jamais noch")
#: After these a negation does not touch what follows.
_TURNS = listed("maar but mais wel enkel only")
#: Words that say nothing of the subject.
STOP = listed(
    "de het een en van voor in op met te je we ons onze uw die dat om bij aan over door naar is of als the a an of and for to in "
    "on with your our le la les des du de un une et pour dans sur avec votre notre vos nos au aux opleiding cursus training "
    "advies workshop formation cours course advice conseil"
)
FOR = listed("voor for pour")
_SKIP = listed(
    "de het een the a an les des le la l d alle all tous toutes onze our nos je uw jouw your vos beginnende startende "
    "ervaren professionele zelfstandige kleine nieuwe new experienced professional professionele jonge jeunes"
)
_AND = listed("en and et of or ou")
_PERSONS = re.compile(
    r"(?:[a-z]{2,}(?:ers|aars|eurs|oren|isten|eers|ogen|artsen|genoten|leiders|kundigen|agenten|lieden|zaken|winkels|"
    r"bedrijven|kantoren|salons|owners|managers|ists|iens|iers|istes|eaux|ants|ents|sector|kmo|kmos|pme|smes)|zelfstandigen|"
    r"medewerkers|zaakvoerders|starters|bedienden|arbeiders|vrouwen|leidinggevenden|verantwoordelijken|artsen|kmo|kmos|pme|"
    r"sme|smes|iedereen|beginners|gevorderden|professionals|ondernemers|directie|staff|employees|team|teams|personeel|"
    r"secretaresses|assistenten|verpleegkundigen|kinderbegeleiders|ingenieurs|restaurants|horeca|bouw|zorg|bakkerij|slagerij)$"
)
NOT_PERSONS = listed(
    "klanten clients cijfers computers servers ers drivers processen beginners gevorderden orders offers papers letters"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word.  ``sentence`` counts from 0; ``factor`` is 1, or less when it names the audience."""

    text: str
    title: bool
    negated: bool
    audience: bool


def fold(text: str) -> str:
    """Lower case, without accents; what programs are called stays one word."""
    text = _ICT.sub("ICT", text) if not text.isupper() else text
    text = unicodedata.normalize("NFKD", text.replace("’", "'").replace("œ", "oe").replace("Œ", "oe"))
    text = "".join(each for each in text if not unicodedata.combining(each)).casefold()
    for old, new in _SPECIAL:
        text = text.replace(old, new)
    return text


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text, in order."""
    found: list[Word] = []
    title, denied, audience, seen = True, 0, 0, 0
    tokens = [match.group() for match in _WORD.finditer(fold(text))]
    for place, piece in enumerate(tokens):
        if not piece[0].isalnum():
            if piece != ",":
                title = title and (piece in {":", "-", "–", "—", "("} or seen < 1)
                denied = audience = 0
            continue
        if piece in _TURNS:
            denied = 0
        if audience and (
            piece in ("in", "over", "met", "die", "with", "avec", "sur", "about", "om", "bij", "rond", "aan")
        ):
            audience = 0
        found.append(Word(piece, title and seen < TITLE_WORDS, denied > 0, audience > 0))
        seen += 1
        denied = NEGATED_REACH if piece in NEGATIONS else max(0, denied - 1)
        audience = _after_for(tokens, place) if piece in FOR and seen > 1 else max(0, audience - 1)
    return tuple(found)


def _after_for(tokens: list[str], place: int) -> int:
    """How many words after "voor" name the audience; 0 when no person follows."""
    reach = 0
    for piece in tokens[place + 1 : place + 1 + AUDIENCE_REACH]:
        if not piece[0].isalnum():
            break
        if _PERSONS.match(piece) and piece not in NOT_PERSONS:
            reach = reach or AUDIENCE_REACH
            break
        if piece not in _SKIP and reach == 0 and len(piece) < 3 and piece not in _AND:
            break
    return reach


def quote(text: str, start: int, end: int) -> str:
    """The words from one place to another as the text spells them (without accents where that cannot be told)."""
    spelled = _SPELLED.findall(unicodedata.normalize("NFC", text))
    found = words(text)
    if len(spelled) == len(found):
        return " ".join(spelled[start:end])
    return " ".join(word.text for word in found[start:end])


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The words with one space between them."""
    return " ".join(word.text for word in words(text))
