"""Valt mijn dienst eronder?: a description in, what the scheme would say of it out."""
