"""The advisor's own model beside those of scikit-learn, in the same place: ``python -m scripts.compare_advisor``.

Every model learns the same texts with the same pieces and weights (``Model.weights``) and gives what the advisor asks of letters: how likely each
theme and each verdict is.  Our own examples in five parts; and the sources with most examples, one left out at a time.
docs/adr tells what came out of it and why we keep our own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any

from portefeuille.advisor import model as learned
from portefeuille.advisor.model import Head
from scripts.advisor_figures import Figures, by_part, by_source

SOURCES = ("S000", "S001", "S002", "S003", "S004", "R-9.6", "R-9.13")
Row = tuple[str, Mapping[str, float], float]


def logistic() -> Any:
    """A logistic regression for each label against the others."""
    regression = import_module("sklearn.linear_model").LogisticRegression
    one = regression(C=10, solver="liblinear", class_weight="balanced")
    return import_module("sklearn.multiclass").OneVsRestClassifier(one)


def support_vectors() -> Any:
    """A linear support vector machine, calibrated on two parts."""
    machine = import_module("sklearn.svm").LinearSVC(C=0.5)
    return import_module("sklearn.calibration").CalibratedClassifierCV(machine, cv=2)


def bayes() -> Any:
    """The complement naive Bayes of scikit-learn, with our smoothing."""
    return import_module("sklearn.naive_bayes").ComplementNB(alpha=0.1)


PEERS: dict[str, Callable[[], Any]] = {
    "logistic regression": logistic,
    "calibrated linear SVM": support_vectors,
    "complement naive Bayes": bayes,
}


def head_of(make: Callable[[], Any]) -> type[Head]:
    """A head as the model uses it, with a classifier of scikit-learn inside."""

    class Peer(Head):
        def __init__(self, rows: Iterable[Row]) -> None:
            taught: Sequence[Row] = list(rows)
            self._vectors = import_module("sklearn.feature_extraction").DictVectorizer()
            table = self._table([weights for _, weights, _ in taught], learn=True)
            self._classifier = make()
            self._classifier.fit(table, [label for label, _, _ in taught])
            self.labels = tuple(str(label) for label in self._classifier.classes_)

        def _table(self, rows: Sequence[Mapping[str, float]], learn: bool = False) -> Any:
            table = (self._vectors.fit_transform if learn else self._vectors.transform)(rows)
            table.indices, table.indptr = table.indices.astype("int32"), table.indptr.astype("int32")
            return table

        def probabilities(self, weights: Mapping[str, float]) -> dict[str, float]:
            found = self._classifier.predict_proba(self._table([weights]))[0]
            return {label: float(value) for label, value in zip(self.labels, found, strict=True)}

    return Peer


def say(name: str, figures: Figures) -> None:
    """One line."""
    print(
        f"{name:<24} {figures.name:<8} {figures.size:5} verdict {figures.verdict:.1%} "
        f"wrongly ineligible {figures.wrongly_refused:.1%} theme {figures.theme:.1%}"
    )


def main() -> int:
    """Measure ours, then each peer in its place."""
    ours = learned.Head
    for name, head in (("ours", ours), *((name, head_of(make)) for name, make in PEERS.items())):
        vars(learned)["Head"] = head
        try:
            say(name, by_part())
            say(name, by_source(SOURCES))
        finally:
            vars(learned)["Head"] = ours
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
