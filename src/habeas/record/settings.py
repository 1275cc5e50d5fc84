"""Django's settings for the record alone: its tables, and no pages. The web face extends them.

No database is named here: each registry is a connection of its own, made by `connect` when it is opened.
"""

from __future__ import annotations

import os
from typing import Any

# A notebook runs inside an event loop, where Django refuses its plain calls. Ours are short, on a local file.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

INSTALLED_APPS = ["habeas.record"]
DATABASES: dict[str, dict[str, Any]] = {}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LOGGING_CONFIG = None
AUTH_USER_MODEL = "record.Account"
# Accounts and sessions are looked up by Django itself, which has to be told in which registry.
DATABASE_ROUTERS = ["habeas.record.routing.OfThisRequest"]
