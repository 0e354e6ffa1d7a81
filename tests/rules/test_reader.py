"""What the language of rules refuses in the body of a rule: always with the file, the line and the reason.

A jurist must be able to read a rule beside the decree, and five readers must understand it alike; so what is not in
the small language is refused when the rules are read, not when a case happens to need it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.modules import BODY, body, refused

OUTSIDE = "is outside the language of rules"
NUMBER = "numbers of the law belong in its data"

STATEMENTS = {
    "a loop over facts": ("for each in (1, 2):\n    pass\nreturn met('a.b')", "no For"),
    "a loop while": ("while online:\n    pass\nreturn met('a.b')", "no While"),
    "an exception caught": ("try:\n    return met('a.b')\nexcept ValueError:\n    pass", "no Try"),
    "an exception raised": ("raise ValueError", "no Raise"),
    "a context": ("with open(service):\n    return met('a.b')", "no With"),
    "a check of Python": ("assert online\nreturn met('a.b')", "no Assert"),
    "an import": ("import os\nreturn met('a.b')", "no Import"),
    "a function within": ("def inner() -> Leaf:\n    return met('a.b')\nreturn inner()", "no FunctionDef"),
    "a match": ("match service:\n    case _:\n        return met('a.b')", "no Match"),
    "a value that is added to": ("turnover += 0\nreturn met('a.b')", "no AugAssign"),
    "a value with a unit of its own": ("x: Eur = eligible_amount\nreturn met('a.b')", "no AnnAssign"),
    "two values at once": ("a, b = online, online\nreturn met('a.b')", "no Assign"),
    "a name for two": ("a = b = online\nreturn met('a.b')", "no Assign"),
    "nothing done": ("pass\nreturn met('a.b')", "no Pass"),
    "something deleted": ("del online\nreturn met('a.b')", "no Delete"),
    "a call that is thrown away": ("met('a.b')\nreturn met('a.b')", "no Expr"),
    "an answer without a value": ("return", "no Return"),
    "a generator": ("yield met('a.b')", "no Expr"),
    "a global": ("global chapter\nreturn met('a.b')", "no Global"),
}


@pytest.mark.parametrize("what", STATEMENTS)
def test_statements_that_the_language_has_not(what: str, tmp_path: Path) -> None:
    text, reason = STATEMENTS[what]
    refused(tmp_path, body(text), BODY, reason)


EXPRESSIONS = {
    "an f-string": ("f'{service}' == service", OUTSIDE),
    "a product": ("turnover * turnover > turnover", OUTSIDE),
    "a quotient": ("turnover / turnover > turnover", OUTSIDE),
    "a remainder": ("on % on == on", OUTSIDE),
    "a negative number": ("-turnover > turnover", OUTSIDE),
    "a comparison in a chain": ("turnover < turnover < turnover", OUTSIDE),
    "an identity": ("service is service", OUTSIDE),
    "a list to look in": ("service in ['training']", "`in` asks"),
    "a number to look for": ("turnover in (0,)", "`in` asks"),
    "a parameter to look for": ("p.a.b in ('training',)", "`in` asks"),
    "a category that does not exist, looked for": (
        "service in ('training', 'lesson')",
        "'lesson' is not known",
    ),
    "a fact as a category": ("service in (theme,)", "None is not known"),
    "a lambda": ("(lambda: online)()", OUTSIDE),
    "a comprehension": ("[x for x in theme]", OUTSIDE),
    "a subscript": ("theme[0] == theme", OUTSIDE),
    "a dictionary": ("{}", OUTSIDE),
    "a set": ("{online}", OUTSIDE),
    "a value named on the way": ("(x := online)", OUTSIDE),
    "a method": ("theme.startswith('a')", OUTSIDE),
    "a fact with a dot": ("theme.name == theme", OUTSIDE),
    "something of a module": ("date.min == on", OUTSIDE),
    "a call with a name for its argument": ("inexact(public_share, amount=eligible_amount)", OUTSIDE),
    "a word that does not exist": ("whatever(online)", "whatever is not a word of the language"),
    "a word of Python": ("len(theme) == on", "len is not a word of the language"),
    "min of three": ("min(turnover, turnover, turnover) > turnover", "min is not a word"),
    "max of one": ("max(turnover) > turnover", "max is not a word"),
    "a share of one": ("share_of(public_share) > eligible_amount", "share_of is not a word"),
    "a doubt about two": ("doubtful(p.a, p.b)", "doubtful is not a word"),
    "a doubt about a fact": ("doubtful(online)", OUTSIDE),
    "an unknown argument": ("legal_form == service", "legal_form is not an argument of the rule"),
    "the parameters as a whole": ("p == online", "p is not an argument of the rule"),
    "an unknown category": ("service == 'lesson'", "'lesson' is not known here"),
    "a category of another choice": ("service == 'innovation'", "'innovation' is not known here"),
    "a number of the law": ("headcount < 50", f"50 is not known here; {NUMBER}"),
    "a number of the law on the left": ("500 <= eligible_amount", f"500 is not known here; {NUMBER}"),
    "a number of the law in a sum": ("on < start + 14", f"14 is not known here; {NUMBER}"),
    "a number of the law in a minimum": ("min(eligible_amount, 750000) > eligible_amount", NUMBER),
    "a number with a point": ("headcount < 49.5", f"49.5 is not known here; {NUMBER}"),
    "zero with a point": ("headcount < 0.0", NUMBER),
    "a number beside a parameter": ("p.a.b > 5", f"5 is not known here; {NUMBER}"),
    "two numbers": ("0 == 0", NUMBER),
    "None": ("service == None", "None is not known here"),
}


@pytest.mark.parametrize("what", EXPRESSIONS)
def test_expressions_that_the_language_has_not(what: str, tmp_path: Path) -> None:
    """The condition stands on the second line of the body; the answers around it are sound."""
    condition, reason = EXPRESSIONS[what]
    refused(
        tmp_path,
        body(f"'A sentence.'\nif {condition}:\n    return met('a.b')\nreturn not_met('a.c')"),
        BODY + 1,
        reason,
    )


UNITS = {
    "headcount with turnover": ("headcount < turnover", "exact fte does not go with exact eur"),
    "an amount with a share": ("eligible_amount == public_share", "eur does not go with share"),
    "a day with a count": ("on > times_in_three_years", "day does not go with count"),
    "a theme with a service": ("theme == service", "choice does not go with choice"),
    "a truth value with a choice": ("online == service", "bool does not go with choice"),
    "a sum of unlike things": ("headcount + turnover > headcount", "exact fte does not go with exact eur"),
    "a difference of unlike things": ("on - eligible_amount > on", "day does not go with eur"),
    "the larger of unlike things": ("max(on, eligible_amount) > on", "day does not go with eur"),
    "a choice of unlike things": (
        "(headcount if online else turnover) > headcount",
        "exact fte does not go with exact eur",
    ),
    "an exact figure with a plain one": ("turnover > eligible_amount", "not on the scale of the other side"),
    "an order of themes": ("theme < theme", "a choice is no number"),
    "an order of themes by name": ("theme < 'innovation'", "a choice is no number"),
    "an order of truth values": ("online < interactive", "a bool is no number"),
    "a sum of truth values": ("online + interactive > eligible_amount", "a bool is no number"),
    "the smaller of two choices": ("min(size_given, size_given) == size_given", "a choice is no number"),
    "a number as a condition": ("turnover", "a condition is true or false"),
    "a choice within a condition": ("online and service", "a condition is true or false"),
    "not a number": ("not turnover", "a condition is true or false"),
    "a number as a condition of a choice": (
        "(online if turnover else online)",
        "a condition is true or false",
    ),
    "verdicts compared": ("met('a.b') == met('a.b')", "a verdict is an answer"),
    "a verdict as a condition": ("met('a.b')", "a condition is true or false"),
    "a share of a headcount": (
        "share_of(public_share, headcount) > eligible_amount",
        "takes a rate and an amount",
    ),
    "a share of an exact amount": (
        "share_of(public_share, turnover) > eligible_amount",
        "takes a rate and an amount",
    ),
    "a share and an amount in the wrong order": (
        "inexact(eligible_amount, public_share)",
        "takes a rate and an amount",
    ),
}


@pytest.mark.parametrize("what", UNITS)
def test_what_does_not_go_together(what: str, tmp_path: Path) -> None:
    """Protects against the classical mistake of an integer that means something else."""
    condition, reason = UNITS[what]
    refused(tmp_path, body(f"if {condition}:\n    return met('a.b')\nreturn not_met('a.c')"), BODY, reason)


ANSWERS = {
    "no answer at all": ("'Only a sentence.'", "Leaf", BODY - 2, "a path through the rule gives no answer"),
    "no answer where it does not hold": (
        "if online:\n    return met('a.b')",
        "Leaf",
        BODY,
        "gives no answer",
    ),
    "no answer deep within": (
        "if online:\n    return met('a.b')\nif interactive:\n    if online:\n        return met('a.b')",
        "Leaf",
        BODY + 3,
        "gives no answer",
    ),
    "a truth value for a criterion": ("return online", "Leaf", BODY, "a criterion answers with met, not_met"),
    "a parameter for a criterion": ("return p.a.b", "Leaf", BODY, "a criterion answers with met, not_met"),
    "a verdict for an amount": ("return met('a.b')", "Eur", BODY, "the rule answers in eur, this is verdict"),
    "a headcount for an amount": (
        "return headcount",
        "Eur",
        BODY,
        "the rule answers in eur, this is exact fte",
    ),
    "a plain amount for an exact one": ("return eligible_amount", "EurExact", BODY, "not on the scale"),
    "a category of another choice": ("return 'huge'", "Size", BODY, "'huge' is not known here"),
    "a number of the law": ("return 3000", "Rate", BODY, NUMBER),
    "a verdict without a code": (
        "return met()",
        "Leaf",
        BODY,
        "a verdict takes a reason code",
    ),
    "a verdict with two sources": (
        "return met('a.b', 'R-1.1', 'R-1.2')",
        "Leaf",
        BODY,
        "a verdict takes a reason code",
    ),
    "a verdict with an empty source": ("return met('a.b', '')", "Leaf", BODY, "and the id of a source"),
    "a verdict with a source that is a fact": (
        "return met('a.b', theme)",
        "Leaf",
        BODY,
        "a verdict takes a reason code",
    ),
    "a verdict with a code that is a fact": (
        "return met(theme)",
        "Leaf",
        BODY,
        "a verdict takes a reason code",
    ),
    "a verdict with a number": ("return met(0)", "Leaf", BODY, "a verdict takes a reason code"),
}


@pytest.mark.parametrize("what", ANSWERS)
def test_answers_that_are_none(what: str, tmp_path: Path) -> None:
    text, returns, line, reason = ANSWERS[what]
    refused(tmp_path, body(text, returns), line, reason)
