"""When it was changed last, so that a job finds what it has not seen; and what falls due, by index."""

from typing import Any

from django.db import migrations, models
from django.db.models import F, Q

OPEN = Q(("paid_on__isnull", True), ("stopped_on__isnull", True))


def never_changed(apps: Any, editor: object) -> None:
    apps.get_model("companion", "Companion").objects.update(changed_at=F("recorded_at"))


class Migration(migrations.Migration):
    dependencies = [("companion", "0001_initial")]

    operations = [
        migrations.AddField("companion", "changed_at", models.DateTimeField(null=True)),
        migrations.RunPython(never_changed, migrations.RunPython.noop),
        migrations.AlterField("companion", "changed_at", models.DateTimeField()),
        migrations.AddIndex(
            "companion",
            models.Index(fields=["applied_on"], condition=OPEN, name="companion_open_applied"),
        ),
        migrations.AddIndex(
            "companion",
            models.Index(fields=["deposit_told"], condition=OPEN, name="companion_open_told"),
        ),
        migrations.AddIndex("companion", models.Index(fields=["changed_at"], name="companion_changed")),
    ]
