"""A file of a form, taken only when it is not too large; its bytes are read no sooner."""

from __future__ import annotations

from django.http import HttpRequest

from portefeuille.documents.uploads import LARGEST, RefusedError
from portefeuille.documents.uploads.kinds import size


def received(request: HttpRequest, field: str) -> tuple[str, bytes]:
    """The name and the bytes of the file that was chosen in a field.

    :raises RefusedError: when none was chosen, or it is larger than any may be.
    """
    file = request.FILES.get(field)
    if file is None or not file.size:
        raise RefusedError("empty")
    if file.size > LARGEST:
        raise RefusedError("too_large", expected=size(LARGEST), got=f"{file.size} bytes")
    return file.name or "", file.read()
