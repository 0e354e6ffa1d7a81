"""The ledger: accounts and their balances, entries and their postings, seals.

These classes read.  The tables are made by migrations/sql, where the constraints and triggers stand that keep the promises
of docs/money.md; a change of them is written by hand, for both databases.
"""

from __future__ import annotations

from django.db import models

from portefeuille.platform.models import Actor


class Account(models.Model):
    """An account.  It never changes and never goes."""

    code = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=20)
    owner = models.CharField(max_length=80)
    side = models.SmallIntegerField()
    book = models.CharField(max_length=10)

    def __str__(self) -> str:
        return self.code


class Balance(models.Model):
    """What is on an account, in cents: always the ``after`` of its last posting, whose place is ``version``."""

    account = models.OneToOneField(Account, models.DO_NOTHING, primary_key=True, related_name="balance")
    version = models.BigIntegerField(null=True)
    amount = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.account_id}: {self.amount}"


class Entry(models.Model):
    """Something that happened to money.  ``id`` counts without gaps; ``note`` is canonical JSON."""

    id = models.BigIntegerField(primary_key=True)
    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=40)
    day = models.DateField()
    at = models.DateTimeField()
    actor = models.ForeignKey(Actor, models.DO_NOTHING, related_name="+")
    subject = models.CharField(max_length=120)
    note = models.TextField()
    reverses = models.OneToOneField("self", models.DO_NOTHING, null=True, related_name="reversed_by")

    def __str__(self) -> str:
        return f"{self.id} {self.kind} {self.subject}"


class Posting(models.Model):
    """One leg of an entry: cents on an account, debit positive.  ``seq`` counts the postings of the account."""

    entry = models.ForeignKey(Entry, models.DO_NOTHING, related_name="postings")
    leg = models.SmallIntegerField()
    account = models.ForeignKey(Account, models.DO_NOTHING, related_name="postings")
    amount = models.BigIntegerField()
    seq = models.BigIntegerField()
    after = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("entry", "leg"), name="wallet_posting_leg"),
            models.UniqueConstraint(fields=("account", "seq"), name="wallet_posting_seq"),
        )

    def __str__(self) -> str:
        return f"{self.entry_id}.{self.leg}: {self.amount}"


class Seal(models.Model):
    """Closes an entry and links it to the one before: its presence proves two legs or more, and sum zero."""

    entry = models.OneToOneField(Entry, models.DO_NOTHING, primary_key=True, related_name="seal")
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return self.hash
