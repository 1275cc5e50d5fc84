"""The files of an archive that came from anywhere, unpacked in memory no further than an import may be large."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from zipfile import BadZipFile, ZipFile

from habeas.documents.layout import LONGEST_TEXT
from habeas.documents.office import check_sizes
from habeas.errors import BadImport, UnreadableDocument

# Bytes of all files together: ten times the longest text that a document may have, in which they end.
MOST_UNPACKED = 10 * LONGEST_TEXT


def names_in(content: bytes) -> list[str]:
    """The names of the files in a ZIP; none where it is damaged, or of a kind that is not read."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            return archive.namelist()
    except (BadZipFile, OSError, EOFError, ValueError, RuntimeError):
        return []


def unpacked(content: bytes, name: str, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """The files of a ZIP whose names are wanted; of no other file a byte is unpacked.

    Raises:
        BadImport: it is damaged or encrypted, or unpacks to more than an import may have.
    """
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            check_sizes(archive, name)
            members = [each for each in archive.infolist() if wanted(each.filename)]
            # Of a member no more is inflated than it declares.
            if sum(each.file_size for each in members) > MOST_UNPACKED:
                raise BadImport(f"{name} unpacks to more than {MOST_UNPACKED // 1_000_000} MB; split it.")
            return {each.filename: archive.read(each) for each in members}
    except UnreadableDocument as error:
        raise BadImport(str(error)) from error
    except (BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError) as error:
        raise BadImport(f"{name} is a damaged ZIP; export it again.") from error
