"""Every address of the site.  Dutch has none before it, English begins with /en/ and French with /fr/."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

handler400 = "portefeuille.web.errors.bad_request"
handler403 = "portefeuille.web.errors.forbidden"
handler404 = "portefeuille.web.errors.not_found"
handler500 = "portefeuille.web.errors.fault"

urlpatterns = [
    path("healthz/", include("portefeuille.web.health")),
    path("robots.txt", include("portefeuille.web.robots")),
    *i18n_patterns(
        path("", include("portefeuille.web.account.urls")),
        path("mijn/", include("portefeuille.web.enterprise.urls")),
        path("behandelen/", include("portefeuille.web.staff.urls")),
        path("dienstverlener/", include("portefeuille.web.provider.urls")),
        path("demonstratie/", include("portefeuille.web.demonstration.urls")),
        path("", include("portefeuille.web.public.urls")),
        prefix_default_language=False,
    ),
]
