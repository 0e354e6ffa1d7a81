"""Companion mode: what was applied for at the official portal, recorded in a minute and followed here."""
