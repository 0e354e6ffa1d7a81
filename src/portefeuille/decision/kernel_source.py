"""The kernel's source: the plan of a day as one Python loop over rows, for Numba to compile.

Every input is loaded before anything is decided, conditions are combined with & and | (nothing branches), and every
repeated step is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterator

from portefeuille.decision.places import Marked, marks
from portefeuille.rules.plan import Plan
from portefeuille.rules.two_valued import FALSE, TRUE, Step

OUTPUTS = ("size", "outcome", "rate", "subsidy", "not_met", "unknown")
#: The integers of the outcome column.
OUTCOMES = ("eligible", "ineligible", "needs_review")


class Writer:
    """Writes steps as assignments, each once."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._named: dict[Step, str] = {}

    def name(self, step: Step) -> str:
        """The expression (a name, or a literal) that holds a step; what it needs is written first."""
        if step not in self._named:
            self._named[step] = self._write(step)
        return self._named[step]

    def keep(self, name: str, step: Step) -> None:
        """Assign a step to a name of its own."""
        self.lines.append(f"{name} = {self.name(step)}")

    def _write(self, step: Step) -> str:
        match step.word:
            case "lit":
                return str(step.value)
            case "truth":
                return "True" if step.value else "False"
            case "col":
                return f"x_{step.name}"
            case "has":
                return self._assigned(f"x_{step.name} >= 0")
            case "par":
                return parameter(step.name, step.value)
            case "var":
                return variable(step.name)
        return self._assigned(self._expression(step.word, [self.name(part) for part in step.parts]))

    def _assigned(self, expression: str) -> str:
        name = f"t{len(self.lines)}"
        self.lines.append(f"{name} = {expression}")
        return name

    def _expression(self, word: str, parts: list[str]) -> str:
        match word:
            case "and" | "or":
                return f" {'&' if word == 'and' else '|'} ".join(parts)
            case "not":
                return f"not {parts[0]}"
            case "where":
                return f"{parts[1]} if {parts[0]} else {parts[2]}"
            case "min" | "max":
                return f"{word}({parts[0]}, {parts[1]})"
            case "share_of":
                return f"int(np.floor((float({parts[0]}) * float({parts[1]}) + 5000.0) / 10000.0))"
            case "share_down":
                return f"int(np.floor(float({parts[0]}) * float({parts[1]}) / 10000.0))"
            case "share_half_even":
                product = f"float({parts[0]}) * float({parts[1]})"
                return f"int(np.floor(({product} + 5000.0) / 10000.0)) - ({product} % 20000.0 == 5000.0)"
            case "inexact":
                return f"({parts[0]} * {parts[1]}) % 10000 != 0"
        return f"{parts[0]} {word} {parts[1]}"


def variable(name: str) -> str:
    """The name of a concept (or, with a question mark, of whether it is known) in the kernel."""
    return f"k_{name[:-1]}" if name.endswith("?") else f"v_{name}"


def parameter(name: str, scale: int) -> str:
    """The name of a parameter, on its scale, in the kernel."""
    return f"p_{name.replace('.', '_')}_{scale}"


def outputs(masks: bool) -> tuple[str, ...]:
    """The columns that come out; the two masks only when they are asked."""
    return OUTPUTS if masks else OUTPUTS[:4]


def source(plan: Plan, *, parallel: bool, masks: bool = True) -> str:
    """The source of ``kernel(columns..., par, outputs...)``."""
    writer = Writer()
    for name, valued in plan.concepts:
        writer.keep(f"v_{name}", valued.value)
        if valued.known not in (TRUE, FALSE):
            writer.keep(f"k_{name}", valued.known)
    marked = [marks(criterion) for criterion in plan.criteria]
    told = list(_masks(marked, writer)) if masks else []
    told += _outcome(plan, marked, writer)
    head = [f"def kernel({', '.join((*plan.columns, 'par', *(f'o_{name}' for name in outputs(masks))))}):"]
    head += [f"    {parameter(*pair)} = par[{place}]" for place, pair in enumerate(plan.parameters)]
    head.append(f"    for i in {'prange' if parallel else 'range'}({plan.columns[0]}.size):")
    loads = [f"x_{column} = {column}[i]" for column in plan.columns]
    return "\n".join((*head, *(f"        {line}" for line in (*loads, *writer.lines, *told)))) + "\n"


def _masks(marked: list[Marked], writer: Writer) -> Iterator[str]:
    for name in ("not_met", "unknown"):
        bits = [f"{writer.name(step)} * {bit}" for each in marked for bit, step in getattr(each, name)]
        yield f"o_{name}[i] = {' | '.join(bits) or '0'}"


def _outcome(plan: Plan, marked: list[Marked], writer: Writer) -> Iterator[str]:
    known = {name: valued.known for name, valued in plan.concepts}
    refused = [writer.name(each.refuses) for each in marked if each.refuses != FALSE]
    reviewed = [writer.name(each.open) for each in marked if each.open != FALSE]
    reviewed += [
        f"(not {variable(name + '?')})" for name in plan.required if known[name] not in (TRUE, FALSE)
    ]
    reviewed += ["True" for name in plan.required if known[name] == FALSE]
    yield f"refused = {' | '.join(refused) or 'False'}"
    yield f"reviewed = {' | '.join(reviewed) or 'False'}"
    yield "o_outcome[i] = 1 if refused else (2 if reviewed else 0)"
    for name, hides in (("size", False), ("rate", True), ("subsidy", True)):
        concept = "enterprise_size" if name == "size" else name
        if concept not in known:
            yield f"o_{name}[i] = -1"
            continue
        missing = {TRUE: "False", FALSE: "True"}.get(known[concept], f"(not k_{concept})")
        yield f"o_{name}[i] = -1 if {f'refused | {missing}' if hides else missing} else v_{concept}"
