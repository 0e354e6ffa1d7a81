"""The decision on the answers of a form, with every reason of a refusal to read at its field."""

from __future__ import annotations

from typing import Any

from portefeuille.decision import CaseError, Decision, decide
from portefeuille.web.public.check.complaints import complaint
from portefeuille.web.public.check.form import Form


def case(form: Form) -> dict[str, Any]:
    """The case of the answers.  Who did not say to have no training or advice in mind is asked about it."""
    found = form.case
    return found if form.alone else {**found, "project": found.get("project", {})}


def decided(form: Form) -> Decision | None:
    """The decision on what could be read; what could not is in the errors of the form, every reason at its field.

    What was refused is left out for the next look; of a row that lacks something, the whole row.
    """
    while True:
        try:
            decision = decide(case(form), form.lang)
        except CaseError as error:
            path = form.place(error.key) or "on"
            form.errors.setdefault(path, complaint(error, path))
            row = path.rpartition(".")[0] + "."
            wrong = [each for each in form.values if each == path or each.startswith(row)]
            if not wrong:
                return None
            for each in wrong if path not in form.values else [path]:
                del form.values[each]
        else:
            return decision
