"""Millions of rows at memory speed: the plan of a day, compiled by Numba (optional extra ``speed``).

One kernel serves every law with the same rules and the same gaps; the values of the parameters are handed in, so 64
reforms run on one compiled kernel.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from portefeuille.decision.judge import bench
from portefeuille.decision.kernel_source import outputs, source
from portefeuille.decision.planned import Scope, plan_of
from portefeuille.law import Law
from portefeuille.rules.facts import FACTS
from portefeuille.rules.plan import Plan

DTYPES = {
    "choice": np.int8,
    "bool": np.int8,
    "share": np.int16,
    "rate": np.int16,
    "count": np.int32,
    "day": np.int32,
}
OUTPUT_DTYPES = {
    "size": np.int8,
    "outcome": np.int8,
    "rate": np.int16,
    "subsidy": np.int64,
    "not_met": np.int64,
    "unknown": np.int64,
}
Columns = Mapping[str, "np.ndarray[Any, Any]"]


def dtype(fact: str) -> type[Any]:
    """The type of a fact's column: small integers where they fit, int64 for amounts and exact figures."""
    unit = FACTS[fact].unit.name
    if unit in DTYPES:
        return DTYPES[unit]
    return np.int64


@dataclass(frozen=True)
class Kernel:
    """A compiled kernel.  ``columns`` are the facts it reads, in order; -1 stands for a missing decisive fact."""

    columns: tuple[str, ...]
    plan: Plan
    law: Law
    compiled: Callable[..., None]
    masks: bool = True

    def run(
        self, columns: Columns, law: Law | None = None, out: Mapping[str, Any] | None = None
    ) -> dict[str, np.ndarray[Any, Any]]:
        """Decide the rows.  ``law``: another law with the same rules, gaps and choices, such as a reform of numbers.

        Amounts are cents, rate basis points, -1 where there is none; outcome 0 eligible, 1 ineligible, 2 needs review;
        size 0 small, 1 medium, 2 large.  :raises ValueError: when a column is missing, of another type or length, or when
        the other law chooses otherwise (compile a kernel for that one).
        """
        arrays = [self._checked(columns, name) for name in self.columns]
        rows = len(arrays[0])
        if any(len(array) != rows for array in arrays):
            raise ValueError("the columns are not of one length")
        if law is not None and (apart := bench(law).choices ^ bench(self.law).choices):
            names = ", ".join(sorted({name for name, _ in apart}))
            raise ValueError(f"the other law chooses otherwise for {names}: compile a kernel for it")
        results = {name: (out or {}).get(name) for name in outputs(self.masks)}
        made = {
            name: np.empty(rows, OUTPUT_DTYPES[name]) if result is None else result
            for name, result in results.items()
        }
        self.compiled(*arrays, parameters(self.plan, law or self.law), *made.values())
        return made

    def _checked(self, columns: Columns, name: str) -> np.ndarray[Any, Any]:
        if name not in columns:
            raise ValueError(f"the column {name} is missing")
        array = columns[name]
        if array.dtype != dtype(name):
            raise ValueError(f"the column {name} is {array.dtype}, expected {np.dtype(dtype(name))}")
        return array


def parameters(plan: Plan, law: Law) -> np.ndarray[Any, Any]:
    """The values of the law that the plan reads, on their scales.

    :raises ValueError: when the law has no value where the plan needs one: it was made for another law.
    """
    values = []
    for name, scale in plan.parameters:
        value = law.value(name)
        if not isinstance(value, int):
            raise ValueError(f"the law gives no value for {name}: the kernel was made for another law")
        values.append(int(value) * scale)
    return np.array(values, np.int64)


def compile_kernel(
    law: Law,
    scope: Scope = "full",
    fixed: Mapping[str, int] | None = None,
    *,
    parallel: bool = True,
    masks: bool = True,
) -> Kernel:
    """The kernel for a law.  ``fixed`` gives facts that are the same in every row; they need no column.  Without
    ``masks`` only size, outcome, rate and subsidy come out.
    """
    plan = plan_of(law, scope, fixed or {})
    text = source(plan, parallel=parallel, masks=masks)
    return Kernel(plan.columns, plan, law, _compiled(text, parallel), masks)


@lru_cache(maxsize=32)
def _compiled(text: str, parallel: bool) -> Callable[..., None]:
    import numba

    module = _module(text)
    made: Callable[..., None] = numba.njit(module.kernel, parallel=parallel, error_model="numpy", cache=True)
    return made


@cache
def _folder() -> Path:
    """Where kernels are kept: the user's cache, or a folder of this process where that cannot be written."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(home) / "portefeuille" / "kernels"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return Path(tempfile.mkdtemp(prefix="portefeuille-kernels-"))


def _module(text: str) -> ModuleType:
    """The source as an importable module named by its hash: what Numba's cache on disk needs."""
    name = f"kernel_{hashlib.sha256(text.encode()).hexdigest()[:24]}"
    file = _folder() / f"{name}.py"
    if not file.exists():
        written = file.with_suffix(f".{os.getpid()}.tmp")
        written.write_text(f"import numpy as np\nfrom numba import prange\n\n{text}", encoding="utf-8")
        written.replace(file)
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
