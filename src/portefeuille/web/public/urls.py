"""Addresses for everybody.  Each stands in the table of web/routes.py too."""

from __future__ import annotations

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.urls import path
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from portefeuille.web.public.check.views import check

app_name = "public"


def page(name: str) -> Callable[..., HttpResponseBase]:
    """A page that is only a template."""
    return require_safe(TemplateView.as_view(template_name=f"public/{name}.html"))


urlpatterns = [
    path("", page("start"), name="start"),
    path("check/", check, name="check"),
    path("over/", page("about"), name="about"),
    path("toegankelijkheid/", page("accessibility"), name="accessibility"),
    path("privacy/", page("privacy"), name="privacy"),
]
