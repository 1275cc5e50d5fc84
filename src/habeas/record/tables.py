"""Makes a registry's tables and brings older ones up to date, only where something is missing.

An up-to-date registry costs one query to open.
"""

from __future__ import annotations

import pkgutil
from pathlib import Path

from habeas.errors import HabeasError
from habeas.record import lock, search


def bring_up_to_date(folder: Path, alias: str) -> None:
    """Runs the migrations that the registry's database lacks.

    Raises:
        HabeasError: the database has migrations that this Habeas does not know.
        RegistryInUse: another process has been at it for too long.
    """
    if not _missing(folder, alias):
        return
    with lock.preparing(folder):
        if _missing(folder, alias):
            _migrate(alias)


def _missing(folder: Path, alias: str) -> bool:
    wanted, applied = _wanted(), _applied(alias)
    if applied - wanted:
        raise HabeasError(f"The registry in {folder} was made by a newer Habeas; install that version to open it.")
    return applied != wanted


def _wanted() -> set[str]:
    from habeas.record import migrations

    return {module.name for module in pkgutil.iter_modules(migrations.__path__)}


def _applied(alias: str) -> set[str]:
    from django.db import connections

    with connections[alias].cursor() as cursor:
        tables = connections[alias].introspection.table_names(cursor)
        if "django_migrations" not in tables:
            return set()
        cursor.execute("SELECT name FROM django_migrations WHERE app = 'record'")
        return {name for (name,) in cursor.fetchall()}


def _migrate(alias: str) -> None:
    from django.core.management import call_command
    from django.db import connections

    if connections[alias].introspection.table_names():
        call_command("migrate", "record", database=alias, verbosity=0, interactive=False)
    else:
        _make_at_once(alias)
    search.install(alias)


def _make_at_once(alias: str) -> None:
    """Makes all tables of an empty database as they are today, which takes a tenth of going through their history."""
    from django.apps import apps
    from django.db import connections
    from django.db.migrations.recorder import MigrationRecorder

    applied = MigrationRecorder(connections[alias])
    # In one transaction: a database that was cut off here is empty still.
    with connections[alias].schema_editor() as editor:
        for model in apps.get_app_config("record").get_models():
            editor.create_model(model)
        editor.create_model(applied.Migration)
        for name in sorted(_wanted()):
            applied.migration_qs.create(app="record", name=name)
