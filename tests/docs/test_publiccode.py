"""publiccode.yml follows the standard (version 0.4): its mandatory keys, its words, its lengths."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.docs.pages import ROOT

STATUS = ("concept", "development", "beta", "stable", "obsolete")
TYPES = (
    "standalone/mobile",
    "standalone/iot",
    "standalone/desktop",
    "standalone/web",
    "standalone/backend",
    "standalone/other",
    "addon",
    "library",
    "configurationFiles",
)
MANDATORY = {
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "categories",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
}
OPTIONAL = {
    "landingURL",
    "applicationSuite",
    "roadmap",
    "intendedAudience",
    "dependsOn",
    "softwareVersion",
    "releaseDate",
}


@pytest.fixture(scope="module")
def publiccode() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    return found


def test_all_mandatory_keys_are_there_and_no_unknown_one(publiccode: dict[str, Any]) -> None:
    assert set(publiccode) >= MANDATORY
    assert set(publiccode) <= MANDATORY | OPTIONAL
    assert publiccode["publiccodeYmlVersion"] == "0.4"


def test_its_words_are_those_of_the_standard(publiccode: dict[str, Any]) -> None:
    assert publiccode["developmentStatus"] in STATUS
    assert publiccode["softwareType"] in TYPES
    assert publiccode["categories"] == ["grant-management"]
    assert re.fullmatch(r"https://\S+\.git", publiccode["url"])
    assert publiccode["legal"]["license"] == "EUPL-1.2"


def test_its_descriptions_have_the_lengths_of_the_standard(publiccode: dict[str, Any]) -> None:
    described = publiccode["description"]
    assert set(described) == set(publiccode["localisation"]["availableLanguages"]) == {"nl", "en", "fr"}
    assert publiccode["localisation"]["localisationReady"] is True
    for text in described.values():
        assert 1 <= len(text["shortDescription"].strip()) <= 150
        assert 150 <= len(text["longDescription"].strip()) <= 10_000
        assert text["features"]
        assert all(isinstance(feature, str) and feature for feature in text["features"])


def test_it_names_no_person_as_long_as_there_is_none(publiccode: dict[str, Any]) -> None:
    """Maintenance by an organisation or a community needs the name of a real person."""
    assert publiccode["maintenance"] == {"type": "none"}
    assert "@" not in Path(ROOT / "publiccode.yml").read_text(encoding="utf-8")


def test_the_licence_is_the_one_that_comes_along() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert len(re.findall(r"^\d{1,2}\.\s?\S", text, re.MULTILINE)) == 15
