"""One application decided by the peer in a process of its own, from nothing: what a cold start is held against."""

from __future__ import annotations

import json
import logging

from openfisca_core.simulations import SimulationBuilder

from benchmarks.openfisca_peer import Wallet

logging.disable(logging.WARNING)

DAY = "2024-06-05"
APPLICATION = {
    "legal_form": "accepted",
    "region": "flanders",
    "main_activity": "unsettled",
    "sheltered_workshop": "no",
    "headcount": 34.5,
    "turnover": 3_600_000,
    "balance_total": 1_700_000,
    "registered": True,
    "registered_since": "2015-03-01",
    "reference_day": "2024-05-30",
    "service": "training",
    "theme": "cybersecurity",
    "exclusion": "none",
    "times_in_three_years": 1,
    "on": DAY,
    "agreed_on": "2024-05-20",
    "start": "2024-05-30",
    "end": "2024-06-30",
    "end_given": True,
    "finish_by": "2025-12-31",
    "interactive": "yes",
    "provider_registered": True,
    "provider_kind": "right",
    "participants": "accepted",
    "eligible_amount": 910,
    "de_minimis_used": 12_000,
}
OUTPUTS = ("size", "outcome", "rate", "subsidy")


def main() -> None:
    """Print the four outputs as JSON."""
    given = {name: {DAY: value} for name, value in APPLICATION.items()}
    simulation = SimulationBuilder().build_from_entities(Wallet(), {"applications": {"one": given}})
    answers = {name: simulation.calculate(name, DAY) for name in OUTPUTS}
    print(
        json.dumps(
            {
                "size": answers["size"].decode_to_str()[0].item(),
                "outcome": answers["outcome"].decode_to_str()[0].item(),
                "rate": round(float(answers["rate"][0]), 4),
                "subsidy": round(float(answers["subsidy"][0]), 2),
            }
        )
    )


if __name__ == "__main__":
    main()
