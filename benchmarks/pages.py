"""The pages that the bench of pages asks for: every address for everybody, the ones with questions also with answers."""

from __future__ import annotations

from urllib.parse import urlencode

ENTERPRISE = {
    "on": "22/11/2026",
    "enterprise.legal_form": "BV",
    "enterprise.headcount": "12,5",
    "enterprise.turnover": "1.200.000",
    "enterprise.balance_total": "800.000",
    "enterprise.establishments.0.postcode": "9000",
    "enterprise.main_activity": "62.010",
}
COURSE = {
    "project.service": "training",
    "project.theme": "digitalisation/cybersecurity",
    "project.mode": "classroom",
    "project.start": "30/11/2026",
    "project.end": "10/12/2026",
    "project.price": "1.000",
    "project.vat": "210",
    "project.costs.0.kind": "catering",
    "project.costs.0.amount": "240",
    "project.costs.0.persons": "3",
    "project.costs.0.days": "2",
}
ANSWERS = urlencode({**ENTERPRISE, **COURSE, "taal": "nl"})
AMOUNTS = urlencode(
    {"prijs": "1.000", "grootte": "small", "thema": "digitalisation/cybersecurity", "taal": "nl"}
)

PAGES: dict[str, str] = {
    "start": "/",
    "how it works": "/zo-werkt-het/",
    "check, first question": "/check/",
    "check, answered": f"/check/?{ANSWERS}",
    "check, all questions": "/check/formulier/",
    "check, all questions, answered": f"/check/formulier/?{ANSWERS}",
    "check, hand-over": f"/check/overdracht/?{ANSWERS}",
    "check, a number": "/check/nummer/?dv=DVO242439",
    "advisor": "/valt-mijn-dienst-eronder/",
    "advisor, answered": "/valt-mijn-dienst-eronder/?tekst=Phishing+herkennen&dienst=training",
    "calculator": "/rekenen/",
    "calculator, answered": f"/rekenen/?{AMOUNTS}",
    "headcount": "/rekenen/vte/",
    "group": "/rekenen/groep/",
    "law": "/wet/",
    "law, a parameter": "/wet/parameter/rate.cybersecurity.small/",
    "law, a rule": "/wet/regel/theme/",
    "law, a source": "/wet/bron/R-1.7/",
    "law, a list": "/wet/lijst/exclusions/",
    "law, all changes": "/wet/wijzigingen/",
    "law, a day of change": "/wet/wijzigingen/2021-09-13/",
    "law, feed": "/wet/wijzigingen.atom",
    "law, themes": "/wet/themas/",
    "law, timeline": "/wet/tijdlijn/",
    "mail": "/wet/per-mail/",
    "mail, asked": "/wet/per-mail/gevraagd/",
    "is this letter ours": "/controleren/",
    "about": "/over/",
    "accessibility": "/toegankelijkheid/",
    "privacy": "/privacy/",
}
"""What it is -> its address."""
