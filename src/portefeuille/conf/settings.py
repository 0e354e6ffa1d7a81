"""The settings of Django.  What differs from place to place is read from the environment (environment.py)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from portefeuille import clock
from portefeuille.applications.conf import TERM_DAYS
from portefeuille.conf import environment
from portefeuille.conf.databases import database
from portefeuille.conf.files import files
from portefeuille.conf.identity import identity
from portefeuille.conf.login import provider
from portefeuille.conf.mail import mail
from portefeuille.conf.signing import signing
from portefeuille.conf.wallet import wallet
from portefeuille.demonstration.day import Moved

PACKAGE = Path(__file__).resolve().parent.parent
PRODUCTION = environment.mode() == "production"
DEMONSTRATION = environment.mode() == "demonstration"
"""Made-up people who log in without a password: never in production, since there is one mode only."""
VAR = environment.folder()
DEMONSTRATION_CLOCK = Moved(VAR) if DEMONSTRATION else None
"""How far the day is moved; elsewhere nobody can move it."""
clock.follow(DEMONSTRATION_CLOCK)
SITE = identity()

DEBUG = environment.flag("DEBUG")
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured(
        "PORTEFEUILLE_DEBUG is 1 in production: it shows the inside of the site to everybody"
    )
SECRET_KEY = (
    environment.needed("SECRET_KEY", "production signs with a key of its own, at least 50 characters long")
    if PRODUCTION
    else "for development only: production refuses to start without a key of its own"
)
if PRODUCTION and (len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5):
    raise ImproperlyConfigured(
        "PORTEFEUILLE_SECRET_KEY is too weak: expected at least 50 characters, made at random"
    )
NATIONAL_NUMBER_KEY = environment.text("NATIONAL_NUMBER_KEY", "" if PRODUCTION else "for development only")
"""Nothing else uses this key, and it never changes: with another key everybody is somebody new."""
LOGIN = provider(production=PRODUCTION)
"""The identity provider; None when nobody logs in that way."""
if LOGIN and not NATIONAL_NUMBER_KEY:
    raise ImproperlyConfigured(
        "PORTEFEUILLE_NATIONAL_NUMBER_KEY is not set: national numbers are kept as a hash with a key of its own"
    )
if (
    PRODUCTION
    and NATIONAL_NUMBER_KEY
    and (NATIONAL_NUMBER_KEY == SECRET_KEY or len(NATIONAL_NUMBER_KEY) < 32)
):
    raise ImproperlyConfigured(
        "PORTEFEUILLE_NATIONAL_NUMBER_KEY: expected a key of its own, at least 32 characters long"
    )
ALLOWED_HOSTS = environment.words("HOSTS") or ([] if PRODUCTION else ["127.0.0.1", "localhost", "[::1]"])
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "PORTEFEUILLE_HOSTS is not set: the names under which the site is reached, with commas"
    )
if PRODUCTION and "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "PORTEFEUILLE_HOSTS: expected the names of the site, got * (links would follow any name)"
    )
CSRF_TRUSTED_ORIGINS = environment.words("ORIGINS")
CSRF_FAILURE_VIEW = "portefeuille.web.errors.csrf"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "portefeuille.platform",
    "portefeuille.platform.identity",
    "portefeuille.platform.files",
    "portefeuille.notifications",
    "portefeuille.enterprises",
    "portefeuille.providers",
    "portefeuille.wallet",
    "portefeuille.applications",
    "portefeuille.applications.companion",
    "portefeuille.demonstration",
    "portefeuille.web",
]
MIDDLEWARE = [
    "portefeuille.web.headers.HeadersMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "portefeuille.platform.transactions.TransactionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "portefeuille.web.characters.CharactersMiddleware",
    "portefeuille.web.routes.RouteMiddleware",
    "portefeuille.web.account.middleware.ActingMiddleware",
]
ROOT_URLCONF = "portefeuille.conf.urls"
WSGI_APPLICATION = "portefeuille.conf.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "portefeuille.web.context.site",
            ],
        },
    }
]
DATABASES = {"default": database(environment.text("DATABASE_URL"), VAR)}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
]
OTP_TOTP_ISSUER = SITE.name
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English"), ("fr", "Français")]
LOCALE_PATHS = sorted((PACKAGE / "web" / "locale").iterdir())
TIME_ZONE = "Europe/Brussels"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
# Outside production the files are served from where they lie in the package.
STATIC_ROOT = VAR / "static" if PRODUCTION else None
WHITENOISE_USE_FINDERS = not PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Nothing from elsewhere, nothing inline, nobody may frame us.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}
BEHIND_PROXY = environment.flag("BEHIND_PROXY")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
# Who is logged in is looked at by web/account/session.py; a session stays longer, so that what was typed is not lost.
SESSION_COOKIE_AGE = 7 * 24 * 60 * 60
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
if PRODUCTION:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz/"]
    SECURE_HSTS_SECONDS = environment.number("HSTS_SECONDS", 31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    if BEHIND_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SITE_URL = environment.text("SITE_URL", "" if PRODUCTION else "http://127.0.0.1:8000").rstrip("/")
"""Where the site is, for the links in mails and in what is printed."""
_mail = mail(environment.text("SMTP_URL"), VAR, production=PRODUCTION)
MAIL_AVAILABLE = bool(_mail["MAIL_AVAILABLE"])
vars().update(_mail)
MAIL_FOLDER = str(_mail.get("EMAIL_FILE_PATH", "")) if MAIL_AVAILABLE else ""
"""Where the mails are that are written to files instead of sent: the page says so.  Empty when they are sent."""
DEFAULT_FROM_EMAIL = environment.text("MAIL_FROM", "portefeuille@localhost")
if MAIL_AVAILABLE and not SITE_URL:
    raise ImproperlyConfigured("PORTEFEUILLE_SITE_URL is not set: mails hold links to the site")

ENTERPRISE_REGISTER = (
    "portefeuille.registers.none.NoRegister"
    if PRODUCTION
    else "portefeuille.registers.demonstration.DemonstrationRegister"
)
"""Where enterprises are looked up.  Production has none until a real one is connected: everything is declared."""
TERMS = {name: environment.number(f"{name.upper()}_DAYS", days) for name, days in TERM_DAYS.items()}
"""Days of our own procedure that no source gives: PORTEFEUILLE_REVIEW_DAYS, _CONTEST_DAYS, _RECOVERY_DAYS, _REFUND_DAYS."""
WALLET = wallet(demonstration=DEMONSTRATION)
"""Which account holds the money, from which the agency pays, and who operates it."""
if PRODUCTION and not SITE.official and (LOGIN or WALLET.iban):
    raise ImproperlyConfigured(
        "PORTEFEUILLE_OFFICIAL is not 1: only an official site has a real login (PORTEFEUILLE_OIDC_ISSUER) and a real"
        " account (PORTEFEUILLE_WALLET_IBAN)"
    )

FILES = files(VAR)
"""Where what people bring in is kept, and who looks for viruses in it."""
SIGNING = signing(VAR, production=PRODUCTION)
"""With which key letters are signed."""

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"secrets": {"()": "portefeuille.web.logs.SecretsFilter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["secrets"]}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # They tell every step of making a document, and everything odd in one that is read.
    "loggers": {
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
        "pypdf": {"level": "CRITICAL"},
        "pyhanko": {"level": "ERROR"},
    },
}
