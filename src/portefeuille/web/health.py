"""Is the process alive, and can it do its work?  Two questions, for the machine that watches the site."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def livez(request: HttpRequest) -> JsonResponse:
    """The process answers; it asks nothing of anything else."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """The database answers and has every table: 200; else 503 with the reason, without details."""
    problem = unready()
    if problem:
        return JsonResponse({"status": "not ready", "because": problem}, status=503)
    return JsonResponse({"status": "ok"})


def unready() -> str | None:
    """Why the site cannot work, or None."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "the database does not answer"
    return f"{len(waiting)} migrations have not run" if waiting else None


urlpatterns = [path("livez", livez, name="livez"), path("readyz", readyz, name="readyz")]
