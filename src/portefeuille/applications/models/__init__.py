"""The tables of the procedure."""

from __future__ import annotations

from portefeuille.applications.models.application import Application
from portefeuille.applications.models.history import Event, Receipt
from portefeuille.applications.models.orders import Order
from portefeuille.applications.models.reviews import Correction, Evaluation, Review

__all__ = ["Application", "Correction", "Evaluation", "Event", "Order", "Receipt", "Review"]
