"""What pages and the API tell of the machine that they run on: its folders only to those who manage the registry."""

from __future__ import annotations

import re

from django.http import HttpRequest

from habeas.web.access import allowed
from habeas.web.asking import registry_of
from habeas.work.roles import MANAGE


def place(request: HttpRequest, path: str) -> str:
    """Where a file was found: its path for who manages the registry, and its name for everybody else."""
    return path if allowed(request, MANAGE) else re.split(r"[/\\]", path)[-1]


def sentence(request: HttpRequest, error: Exception | str) -> str:
    """What went wrong, with the registry's folder named only to who manages it."""
    said = str(error)
    if allowed(request, MANAGE):
        return said
    folder = str(registry_of(request).folder)
    for one in (folder, str(registry_of(request).folder.resolve())):
        said = re.sub(rf"(?<![\w/.-]){re.escape(one)}(/[\w.-]+)?(?![\w-])", "this registry", said)
    return said
