"""Django's settings for the web face: the record's own, and what pages need.

Four cookies: the key of a session, the token against forged forms, when one was here (`visiting`), and the language
that was chosen. The secret key, the host names that are answered, and whether cookies are for HTTPS alone are set for
each registry by `serve.application`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from habeas import language
from habeas.record.settings import *  # noqa: F403 (settings modules are made to be extended in this way)
from habeas.work.pictures import LARGEST

HERE = Path(__file__).parent

DEBUG = False
ROOT_URLCONF = "habeas.web.urls"
# The names under which one's own machine is reached; `serve.application` adds the host that it is told.
# A page elsewhere that points its own name at this machine (DNS rebinding) is refused by its Host header.
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
APPEND_SLASH = False
USE_I18N = True
# Another language is a folder of `locale` and a line in `habeas.language`.
LANGUAGES = list(language.LANGUAGES.items())
LANGUAGE_CODE = "en"
LOCALE_PATHS = [HERE / "locale"]
LANGUAGE_COOKIE_NAME = "habeas-language"
USE_TZ = True
STATIC_URL = "/static/"

MIDDLEWARE = [
    "habeas.web.security.safe_headers",
    "habeas.web.problems.in_the_api",
    "habeas.web.security.only_our_host",
    "habeas.web.security.only_https",
    "habeas.web.security.only_reading",
    "habeas.web.language.in_its_language",
    "habeas.web.access.of_this_registry",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "habeas.web.access.only_who_may",
    "habeas.web.views.errors.say_what_is_wrong",
]

# Sent along when somebody follows a link to a page of ours, since pages are shared so; never with a form of others.
SESSION_ENGINE = "habeas.record.sessions"
SESSION_COOKIE_NAME = "habeas-session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = False
# A working day; and no longer than the browser is open.
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

CSRF_COOKIE_NAME = "habeas-token"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = False
CSRF_TRUSTED_ORIGINS: list[str] = []
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "habeas.web.views.errors.forged"

# The files that are taken are photos, and what is imported. A form is read into memory, and one with a larger file
# without that file.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST + 100_000

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.l10n",
                "habeas.web.wording",
                "habeas.web.navigation",
                "habeas.web.commands",
            ],
            "context_processors": ["habeas.web.asking.words_of_every_page"],
        },
    }
]

# A fault is told on standard error, with where it happened; addresses that were not found are nobody's business.
LOGGING_CONFIG = "logging.config.dictConfig"  # type: ignore[assignment] # the record alone has none
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"keys": {"()": "habeas.web.logs.WithoutKeys"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["keys"]}},
    "loggers": {"django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False}},
}
