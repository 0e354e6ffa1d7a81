"""The wallet (floor 3a): other people's money, in a double-entry ledger that the database itself guards.

A project is known here by an opaque id, an enterprise number and dates.  Others use ``portefeuille.wallet.services`` to
write, ``portefeuille.wallet.selectors`` to read, and never the models.
"""
