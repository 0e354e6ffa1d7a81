"""What the commands that read the database share: setting Django up, and saying plainly what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable

from portefeuille.cli.saying import refused


def with_database(name: str, work: Callable[[], int]) -> int:
    """Do the work with the settings of the site; 2 and one line when there is no usable database."""
    from portefeuille.cli.manage import django

    problem = django()
    if problem:
        return refused(name, problem)
    from django.db import OperationalError, ProgrammingError

    try:
        return work()
    except (OperationalError, ProgrammingError) as error:
        reason = str(error).splitlines()[0]
        return refused(
            name, f"the database is not there or not up to date ({reason}); run portefeuille manage migrate"
        )
