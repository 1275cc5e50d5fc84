"""Loads what the first pages after a start would wait for, while nobody waits yet: in a thread of its own.

Nothing depends on it. What it has not come to when a page asks for it is loaded by that page, as it always was.
"""

from __future__ import annotations

import gc
import logging
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from habeas.work.registry import Registry

LOG = logging.getLogger(__name__)
# What pages load only when they are first opened, in the order in which somebody is likely to come to them: how names
# are compared (who is who), what decisions on claims derive anew, how documents are read (a document), how long
# custody lasts (the census).
LATER = (
    "habeas.people.beside",
    "scipy.cluster.hierarchy",
    "habeas.acts.corroborate",
    "habeas.claims.rules",
    "scipy.stats",
)
# Of so many countries, those with the most documents, the places are looked up as somebody would who corrects one.
# Each takes 0.04 to 0.7 s of the processor, the United States most.
COUNTRIES = 12
# A name that no body and no place has: whoever looks for it reads all bodies, and looks in the country, by its
# sounds too, and abroad.
NOWHERE = "Aaaaaaaaa"
# After so many lesser collections a great one looks through all that came since the start (Python's own number is 10).
# With 20,000 people it takes 50 to 110 ms, and came every fifteenth page of cases, for some hundred objects; now about
# every thousandth page waits for one.
BETWEEN_GREAT_COLLECTIONS = 1_000


def begin(registry: Registry) -> Thread:
    """Begins to load, and comes back at once; the thread ends with the process."""
    thread = Thread(target=load, args=(registry,), name="beforehand", daemon=True)
    thread.start()
    return thread


def load(registry: Registry) -> None:
    """Loads it all. What cannot be loaded is left to the page that needs it, which says why."""
    from django.urls import get_resolver

    from habeas.people.gazetteer import body_named
    from habeas.people.organization_names import read_name
    from habeas.people.places import place_named

    try:
        _ = get_resolver().url_patterns
        for name in LATER:
            import_module(name)
        body_named(read_name(NOWHERE), None)
        for country, _number in registry.facets("country")["country"][:COUNTRIES]:
            place_named(NOWHERE, country)
    except Exception:
        LOG.exception("what the first pages need could not be loaded beforehand")
    finally:
        # What is loaded now stays as long as the process does. Looked through again at every great collection, it kept
        # one page in twenty waiting for 0.1 s and more.
        gc.collect()
        gc.freeze()
        gc.set_threshold(*gc.get_threshold()[:2], BETWEEN_GREAT_COLLECTIONS)
        registry.record.close()
