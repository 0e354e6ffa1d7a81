"""The tables of files.  Their content is on disk, under its hash (store.py); their triggers are in migrations/sql."""

from __future__ import annotations

from django.db import models

from portefeuille.platform.models import Actor, opaque

SCANS = ("clean", "not_scanned", "made")


class StoredFile(models.Model):
    """One file of one subject (``application:<id>``).  Nothing of it changes but the day until which it is kept."""

    id = models.CharField(primary_key=True, max_length=32, default=opaque, editable=False)
    subject = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    media = models.CharField(max_length=120)
    size = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    scan = models.CharField(max_length=20)
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    until = models.DateField(db_index=True)

    class Meta:
        db_table = "files_file"
        constraints = (
            models.UniqueConstraint(fields=("subject", "kind", "digest"), name="files_file_once"),
            models.CheckConstraint(
                name="files_file_named",
                condition=~(
                    models.Q(subject="") | models.Q(kind="") | models.Q(name="") | models.Q(media="")
                ),
            ),
            models.CheckConstraint(name="files_file_size", condition=models.Q(size__gt=0)),
            models.CheckConstraint(
                name="files_file_digest", condition=models.Q(digest__regex="^[0-9a-f]{64}$")
            ),
            models.CheckConstraint(name="files_file_scan", condition=models.Q(scan__in=SCANS)),
        )
        indexes = (models.Index(fields=("digest",), name="files_file_digest_index"),)

    def __str__(self) -> str:
        return f"{self.kind} of {self.subject}"


class Letter(models.Model):
    """A letter that we made.  Who has its code may ask whether it is ours; ``told`` is a hash over what stands in it."""

    code = models.CharField(primary_key=True, max_length=20, editable=False)
    file = models.OneToOneField(StoredFile, on_delete=models.CASCADE, related_name="letter")
    kind = models.CharField(max_length=40)
    issued_on = models.DateField()
    told = models.CharField(max_length=64)

    class Meta:
        db_table = "files_letter"
        constraints = (
            models.CheckConstraint(
                name="files_letter_code", condition=models.Q(code__regex="^[0-9A-HJKMNP-TV-Z]{20}$")
            ),
            models.CheckConstraint(
                name="files_letter_told", condition=models.Q(told__regex="^[0-9a-f]{64}$")
            ),
            models.CheckConstraint(name="files_letter_kind", condition=~models.Q(kind="")),
        )

    def __str__(self) -> str:
        return f"{self.kind} of {self.issued_on:%Y-%m-%d}"
