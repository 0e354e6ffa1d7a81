"""Companion mode: an application that was filed at the official portal, followed by the same radar."""
