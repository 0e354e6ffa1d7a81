"""The mail with an invitation: sent when the invitation is really there."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from portefeuille.platform.identity.acting import Acting
from portefeuille.web.account import names
from portefeuille.web.writing import labelled


def invite(email: str, link: str, by: Acting) -> None:
    """Mail the link, in the language of the page, after the transaction; without a mail server nothing is sent."""
    if not settings.MAIL_AVAILABLE:
        return
    subject = labelled(settings.SITE.name, _("je bent uitgenodigd"))
    called = names.of([by.enterprise])
    body = render_to_string(
        "account/invitation.txt",
        {"link": link, "by": by, "site": settings.SITE, "called": called.get(by.enterprise, "")},
    )
    mail = EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [email])
    transaction.on_commit(lambda: mail.send(), robust=True)
