"""The same law written for OpenFisca-Core: the peer that our engine is measured against.

It is a country package as its users write them (entities, variables with vectorised NumPy formulas,
parameters in YAML) of every rule in force on 5 June 2024, with the same inputs and the same four outputs.
Amounts are euros and shares fractions in float32, as everywhere in OpenFisca.  A missing fact is NaT for a
day, a category of its own for a choice, -1 for a number.  The criteria are truth values, which is faster
than enumerations; the few enumerations are selected by member, as country packages do, or from integers
(``choices.by_integers``), which is faster than they do.
"""
# mypy: disable-error-code="misc"

from pathlib import Path

from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from benchmarks.openfisca_peer.entities import Application
from benchmarks.openfisca_peer.inputs import variables

HERE = Path(__file__).parent


class Wallet(TaxBenefitSystem):
    """The kmo-portefeuille in OpenFisca."""

    def __init__(self) -> None:
        super().__init__([Application])
        self.add_variables(*variables())
        self.add_variables_from_directory(str(HERE / "variables"))
        self.load_parameters(str(HERE / "parameters"))
