"""How the address of a mail server is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from portefeuille.conf.mail import mail

FOLDER = Path("/var/x")


def test_a_mail_server() -> None:
    made = mail("smtp://us%40er:pa%2Fss@mail.example:2525?tls=1", FOLDER, production=True)
    assert (made["EMAIL_HOST"], made["EMAIL_PORT"]) == ("mail.example", 2525)
    assert (made["EMAIL_HOST_USER"], made["EMAIL_HOST_PASSWORD"]) == ("us@er", "pa/ss")
    assert (made["EMAIL_USE_TLS"], made["EMAIL_USE_SSL"], made["MAIL_AVAILABLE"]) == (True, False, True)
    safe = mail("smtps://mail.example", FOLDER, production=True)
    assert (safe["EMAIL_PORT"], safe["EMAIL_USE_TLS"], safe["EMAIL_USE_SSL"]) == (465, False, True)


def test_without_one() -> None:
    assert not mail("", FOLDER, production=True)["MAIL_AVAILABLE"]
    made = mail("", FOLDER, production=False)
    assert (made["MAIL_AVAILABLE"], made["EMAIL_FILE_PATH"]) == (True, FOLDER / "mail")


@pytest.mark.parametrize(
    "url",
    ["mail.example", "http://mail.example", "smtp://", "smtp://h:port", "smtp://h?tls=maybe", "smtp://h/x"],
)
def test_what_cannot_be_read_is_refused_without_telling_it(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="PORTEFEUILLE_SMTP_URL cannot be read") as refused:
        mail(url.replace("//", "//user:secret@") if "//" in url else url, FOLDER, production=True)
    assert "secret" not in str(refused.value)
