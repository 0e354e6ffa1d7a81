"""What goes wrong with the law as data: a file that may not be loaded, a name that does not exist."""

from __future__ import annotations

from collections.abc import Iterable


class LawError(ValueError):
    """A data file was refused. `file`: inside the data folder. `line`: from 1 (0: the whole file)."""

    def __init__(self, file: str, line: int, parameter: str, reason: str) -> None:
        self.file, self.line, self.parameter, self.reason = file, line, parameter, reason
        where = f"{file}:{line}" if line else file
        super().__init__(f"{where}: {parameter}: {reason}" if parameter else f"{where}: {reason}")


class UnknownNameError(KeyError):
    """A parameter or list that the law does not have; says which name is nearest."""

    def __init__(self, what: str, name: str, names: Iterable[str]) -> None:
        from difflib import get_close_matches

        near = get_close_matches(name, sorted(names), n=1, cutoff=0.5)
        hint = f"; nearest: {near[0]}" if near else ""
        self.name, self.nearest = name, near[0] if near else None
        self.message = f"no {what} called {name!r}{hint}"
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message
