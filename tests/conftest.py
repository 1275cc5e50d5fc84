"""What all tests share: the nouns of `tests.build`, an empty registry, and the annotated documents where they are."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# A first call reads vocabularies; on a busy machine that alone is longer than the deadline of a single example.
settings.register_profile("habeas", deadline=None)
settings.load_profile("habeas")

CHROMIUM = next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)
QUIET = (
    "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --disable-quic"
)

ROOT = Path(__file__).parent.parent
# So that `from tests.build import a_claim` works wherever pytest is started, and in the processes of a build.
sys.path.insert(0, str(ROOT))


@pytest.fixture(scope="session", autouse=True)
def _tables_made_once() -> Iterator[None]:
    """The tables of an empty registry are made by the migrations once in a process and copied from then on.

    The migrations take a second, and more than a thousand tests want a registry of their own.
    """
    from django.db import connections

    from habeas.record import tables

    migrate, made = tables._migrate, sqlite3.connect(":memory:", check_same_thread=False)

    def copied(alias: str) -> None:
        connection = connections[alias]
        connection.ensure_connection()
        if connection.introspection.table_names():
            migrate(alias)
        elif made.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            migrate(alias)
            connection.connection.backup(made)
        else:
            made.backup(connection.connection)

    tables._migrate = copied
    yield
    tables._migrate = migrate
    made.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real Chromium, or a skip where there is none."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield opened
        opened.close()


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[object]:
    """An empty registry in a folder of its own."""
    from habeas.work.registry import Registry

    with Registry.open(tmp_path / "registry") as opened:
        yield opened


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of annotated documents and reports beside the project; tests that need it are skipped without it."""
    folder = ROOT.parent / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("the annotated documents (../shared) are not beside the project")
    return folder


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests come first, so that no process is left alone with one of them at the end.

    Those that drive a browser are slow as a whole.
    """
    slow = {item.path for item in items if item.get_closest_marker("slow") or item.get_closest_marker("browser")}
    items.sort(key=lambda item: item.path not in slow)


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Files are named by their digest: whole ones would fill the screen, and ids must not differ between workers."""
    return f"{argname}-{hashlib.sha256(val).hexdigest()[:8]}" if isinstance(val, bytes) else None
