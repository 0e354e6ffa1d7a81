"""The translations of the pages: ``python -m scripts.catalogues`` brings them up to date.

The Dutch sentence is the key.  New sentences are added to the English and the French catalogue without a translation
(a test fails until there is one), sentences that are no longer used go, and the compiled files are written, so that
neither gettext nor this script is needed to run the site.
"""

from __future__ import annotations

import ast
import re
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
IN_TEMPLATE = re.compile(r"gettext\(u?((?P<quote>['\"]).*?(?<!\\)(?P=quote))\)", re.DOTALL)
DJANGO_ROOMS = ("web", "platform", "conf")


def sentences() -> dict[str, list[str]]:
    """Every sentence that is to be translated -> the files in which it stands."""
    found: dict[str, list[str]] = {}
    for room in DJANGO_ROOMS:
        for path in sorted((PACKAGE / room).rglob("*")):
            if path.suffix in {".html", ".txt", ".py"}:
                reader = in_python if path.suffix == ".py" else in_template
                for sentence in reader(path.read_text("utf-8")):
                    places = found.setdefault(sentence, [])
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


def catalogue(language: str) -> Path:
    """The file with the translations into a language."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def compiled(path: Path) -> bytes:
    """What the compiled file of a catalogue must hold."""
    content: bytes = polib.pofile(str(path)).to_binary()
    return content


def update(language: str) -> int:
    """Bring one catalogue and its compiled file up to date.  How many sentences still lack a translation."""
    path = catalogue(language)
    known = {entry.msgid: entry.msgstr for entry in polib.pofile(str(path))} if path.exists() else {}
    fresh = polib.POFile(wrapwidth=110)
    fresh.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": language}
    for sentence, places in sorted(sentences().items()):
        entry = polib.POEntry(
            msgid=sentence, msgstr=known.get(sentence, ""), occurrences=[(each, "") for each in places]
        )
        if re.search(r"%\(\w+\)s", sentence):
            entry.flags.append("python-format")
        fresh.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh.save(str(path))
    path.with_suffix(".mo").write_bytes(compiled(path))
    return len(fresh.untranslated_entries())


def main() -> int:
    """Update all catalogues; 1 when sentences lack a translation."""
    missing = {language: update(language) for language in LANGUAGES}
    for language, count in missing.items():
        print(f"{catalogue(language).relative_to(ROOT)}: {count} sentences without a translation")
    return 1 if any(missing.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
