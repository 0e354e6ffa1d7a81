"""Addresses for everybody.  Each stands in the table of web/routes.py too."""

from __future__ import annotations

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.urls import path
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from portefeuille.web.public.advisor import views as advisor
from portefeuille.web.public.calculator import views as calculator
from portefeuille.web.public.check import sharing
from portefeuille.web.public.check import views as check
from portefeuille.web.public.law import views as law
from portefeuille.web.public.mail import views as mail
from portefeuille.web.public.start import views as start
from portefeuille.web.public.verify import views as verify

app_name = "public"


def page(name: str) -> Callable[..., HttpResponseBase]:
    """A page that is only a template."""
    return require_safe(TemplateView.as_view(template_name=f"public/{name}.html"))


urlpatterns = [
    path("check/", check.check, name="check"),
    path("check/formulier/", check.everything, name="check_form"),
    path("check/overdracht/", check.handover, name="check_handover"),
    path("check/deel/", sharing.share, name="check_share"),
    path("check/deel/<str:name>/", sharing.shared, name="check_shared"),
    path("check/nummer/", check.number, name="check_number"),
    path("", start.start, name="start"),
    path("zo-werkt-het/", start.how, name="how"),
    path("wet/", law.law, name="law"),
    path("wet/parameter/<str:name>/", law.parameter, name="law_parameter"),
    path("wet/regel/<str:name>/", law.rule, name="law_rule"),
    path("wet/bron/<str:name>/", law.source, name="law_source"),
    path("wet/lijst/<str:name>/", law.law_list, name="law_list"),
    path("wet/wijzigingen/", law.changes, name="law_changes"),
    path("wet/wijzigingen/<str:when>/", law.changed_on, name="law_day"),
    path("wet/wijzigingen.atom", law.feed, name="law_feed"),
    path("wet/per-mail/", mail.form, name="mail"),
    path("wet/per-mail/vraag/", mail.ask, name="mail_ask"),
    path("wet/per-mail/gevraagd/", mail.asked, name="mail_asked"),
    path("wet/per-mail/ja/<str:token>/", mail.confirm, name="mail_confirm"),
    path("wet/per-mail/uit/<str:token>/", mail.stop, name="mail_stop"),
    path("wet/themas/", law.theme, name="law_themes"),
    path("wet/tijdlijn/", law.timeline, name="law_timeline"),
    path("rekenen/", calculator.amounts, name="calculator"),
    path("rekenen/vte/", calculator.headcount, name="headcount"),
    path("rekenen/groep/", calculator.group, name="group"),
    path("valt-mijn-dienst-eronder/", advisor.advisor, name="advisor"),
    path("controleren/", verify.start, name="verify_start"),
    path("controleren/<str:code>/", verify.verify, name="verify"),
    path("over/", page("about"), name="about"),
    path("toegankelijkheid/", page("accessibility"), name="accessibility"),
    path("privacy/", page("privacy"), name="privacy"),
]
