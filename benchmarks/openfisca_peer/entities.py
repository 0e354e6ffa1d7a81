"""The entities of the peer: an application is the only one, there is nothing to add up over its members."""

from openfisca_core.entities import build_entity

Application = build_entity(
    key="application",
    plural="applications",
    label="An application: one enterprise with one project",
    is_person=True,
)
