"""The translations of the pages: ``python -m scripts.catalogues`` brings them up to date.

The Dutch sentence is the key.  New sentences are added to the English and the French catalogue without a translation
(a test fails until there is one), sentences that are no longer used go, and the compiled files are written, so that
neither gettext nor this script is needed to run the site.  Each part of the site has catalogues of its own, so that a
part can be read, translated and changed by itself; a sentence that two parts use has one translation in both.
"""

from __future__ import annotations

import ast
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "portefeuille"
LOCALE = PACKAGE / "web" / "locale"
LANGUAGES = ("en", "fr")
FUNCTIONS = {"_", "gettext", "gettext_lazy"}
VARIABLE = re.compile(r"%\(\w+\)s")
IN_TEMPLATE = re.compile(r"gettext\(u?((?P<quote>['\"]).*?(?<!\\)(?P=quote))\)", re.DOTALL)
ROOMS = ("account", "demonstration", "enterprise", "provider", "staff")
"""The rooms of web/ that have parts of their own."""
COMMON = "site"
"""The part for everything that belongs to no part of its own."""


def rooms() -> list[Path]:
    """The folders with sentences for a visitor: the site, its settings, and every application of Django."""
    applications = (path.parent for path in PACKAGE.glob("*/apps.py"))
    return sorted({PACKAGE / "web", PACKAGE / "conf", *applications})


def part(path: Path) -> str:
    """The part of the site that a file belongs to: a folder of web/public/, with its templates, or another room.

    A folder of web/enterprise/ is a part as well (``enterprise_radar``); so are web/account/ and the other rooms of web/.
    """
    folders = path.relative_to(PACKAGE).with_suffix("").parts
    for room in ROOMS:
        for here in (("web", room), ("web", "templates", room)):
            if folders[: len(here)] == here and len(folders) > len(here):
                below = folders[len(here)]
                return f"{room}_{below}" if (PACKAGE / "web" / room / below).is_dir() else room
    if folders[0] not in {"web", "conf", "platform"}:
        return folders[0]
    for here in (("web", "public"), ("web", "templates", "public")):
        if folders[: len(here)] == here and len(folders) > len(here):
            name = folders[len(here)]
            return name if (PACKAGE / "web" / "public" / name).is_dir() else COMMON
    return COMMON


def sentences() -> dict[str, dict[str, list[str]]]:
    """Of each part, every sentence that is to be translated -> the files in which it stands."""
    found: dict[str, dict[str, list[str]]] = {COMMON: {}}
    for room in rooms():
        for path in sorted(room.rglob("*")):
            if path.suffix in {".html", ".txt", ".py"}:
                reader = in_python if path.suffix == ".py" else in_template
                for sentence in reader(path.read_text("utf-8")):
                    places = found.setdefault(part(path), {}).setdefault(sentence, [])
                    name = path.relative_to(ROOT).as_posix()
                    if name not in places:
                        places.append(name)
    return found


def in_template(text: str) -> Iterator[str]:
    """The sentences of a template, by Django's own reading of its tags."""
    for match in IN_TEMPLATE.finditer(templatize(text)):
        yield str(ast.literal_eval(match[1]))


def in_python(text: str) -> Iterator[str]:
    """The sentences of a module: literal arguments of gettext.

    :raises ValueError: for one that is not a literal, since nobody could translate it.
    """
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS:
            argument = node.args[0] if node.args else None
            if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                raise ValueError(f"line {node.lineno}: gettext needs a literal sentence")
            yield argument.value


def catalogue(name: str, language: str) -> Path:
    """The file with the translations of a part into a language."""
    return LOCALE / name / language / "LC_MESSAGES" / "django.po"


def compiled(path: Path) -> bytes:
    """What the compiled file of a catalogue must hold."""
    content: bytes = polib.pofile(str(path)).to_binary()
    return content


def translations(language: str) -> dict[str, str]:
    """Every translation into a language that stands in a catalogue of any part."""
    return {
        entry.msgid: entry.msgstr
        for path in sorted(LOCALE.glob(f"*/{language}/LC_MESSAGES/django.po"))
        for entry in polib.pofile(str(path))
        if entry.msgstr and not entry.fuzzy
    }


def update(name: str, language: str, places: dict[str, list[str]], known: dict[str, str]) -> int:
    """Bring one catalogue and its compiled file up to date.  How many sentences still lack a translation."""
    path = catalogue(name, language)
    fresh = polib.POFile(wrapwidth=110)
    fresh.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": language}
    for sentence, files in sorted(places.items()):
        entry = polib.POEntry(
            msgid=sentence, msgstr=known.get(sentence, ""), occurrences=[(each, "") for each in files]
        )
        if VARIABLE.search(sentence):
            entry.flags.append("python-format")
        fresh.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh.save(str(path))
    path.with_suffix(".mo").write_bytes(compiled(path))
    return len(fresh.untranslated_entries())


def leftover(parts: set[str]) -> list[Path]:
    """Catalogues of parts that are no more."""
    return [path for path in sorted(LOCALE.glob("*")) if path.name not in parts]


def main() -> int:
    """Update all catalogues; 1 when sentences lack a translation."""
    parts = sentences()
    known = {language: translations(language) for language in LANGUAGES}
    for path in leftover(set(parts)):
        shutil.rmtree(path)
    missing = 0
    for name, places in sorted(parts.items()):
        for language in LANGUAGES:
            lacking = update(name, language, places, known[language])
            missing += lacking
            print(f"{catalogue(name, language).relative_to(ROOT)}: {lacking} sentences without a translation")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
