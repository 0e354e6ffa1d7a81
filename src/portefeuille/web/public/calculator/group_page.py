"""What the page of a group shows, whether it is tried (Rekenen) or kept (the profile of an enterprise)."""

from __future__ import annotations

from typing import Any

from portefeuille.web.public.calculator import group_rows
from portefeuille.web.public.calculator.drawing import WIDE, draw
from portefeuille.web.public.calculator.group import GroupAnswer
from portefeuille.web.public.calculator.group_form import GroupForm


def shown(form: GroupForm, problems: list[Any]) -> dict[str, Any]:
    """The rows, and the drawing with the answer once there is somebody to draw and nothing is wrong."""
    drawn = form.graph is not None and len(form.used) > 1 and not form.adding and not problems
    answer = GroupAnswer(form, form.graph) if drawn and form.graph else None
    return {
        "form": form,
        "problems": problems,
        "answer": answer,
        "drawing": draw(answer) if answer else None,
        "wide": WIDE,
        "rows": [_row(form, index) for index in range(1, form.rows + 1)],
        "shares": [
            [form.sheet.asked(each.name) for each in group_rows.share(index, ())]
            for index in range(1, form.shares + 1)
        ],
        "more_rows": form.rows < group_rows.MOST,
        "more_shares": form.shares < group_rows.MOST,
    }


def added(form: GroupForm, asked: Any) -> str:
    """The first question of the row that was just added; empty when none was."""
    if not form.adding:
        return ""
    return f"naam{form.rows}" if group_rows.MORE_ROWS in asked else f"houder{form.shares}"


def _row(form: GroupForm, index: int) -> dict[str, Any]:
    details = [each.name for each in group_rows.details(index, ())]
    return {
        "index": index,
        "name": form.names[index],
        "fields": [form.sheet.asked(each.name) for each in group_rows.row(index, ())],
        "details": [form.sheet.asked(name) for name in details],
        "open": any(form.sheet.texts[name] or name in form.sheet.errors for name in details),
    }
