"""robots.txt: a non-official site asks search engines to stay away."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything or nothing."""
    refused = "/" if settings.SITE.robots else ""
    return HttpResponse(f"User-agent: *\nDisallow: {refused}\n", content_type="text/plain; charset=utf-8")


urlpatterns = [path("", robots, name="robots")]
