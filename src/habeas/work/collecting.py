"""Looks for circles of objects less often while very many are made: hardly any is in one, and looking takes time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# So many more objects than were dropped are made before it is looked (Python's own number is 700). Measured on an
# import of 5,000 rows: looking took 1.5 of 16.8 s of the processor, and 0.4 with this, in as much memory.
BETWEEN = 50_000


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Within it circles are looked for after every `BETWEEN` objects."""
    before = gc.get_threshold()
    gc.set_threshold(max(BETWEEN, before[0]), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
