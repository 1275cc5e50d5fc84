"""The photo of a person over the API: read as a text of its bytes, and sent as the form of the page sends it."""

from __future__ import annotations

import base64
from typing import Any

from django.http import HttpRequest
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile

from habeas.errors import NotFound
from habeas.web.api.door import Token
from habeas.web.api.shapes import Given, Text, Word
from habeas.web.asking import registry_of
from habeas.work.photos import PhotosOf
from habeas.work.pictures import MEDIA_TYPE
from habeas.work.roles import READ, REVIEW

router = Router(auth=Token(READ))


class PhotoGiven(Given):
    """Where a photo is from: who took it or published it, and where; and why it is shown."""

    source: Word
    because: Text = ""


class PhotoShown(Schema):
    """A photo: the decision to show it, its digest, where it is from, and its bytes in base 64."""

    decision: int
    sha256: str
    source: str
    by: str
    because: str
    media_type: str
    picture: str


@router.get("/persons/{person_id}/photo", response=PhotoShown)
def photo(request: HttpRequest, person_id: str) -> dict[str, Any]:
    """The photo that the person's page shows."""
    registry = registry_of(request)
    return _shown(PhotosOf(registry.record), registry.person(person_id).id)


@router.post("/persons/{person_id}/photo", response=PhotoShown, auth=Token(REVIEW))
def add(request: HttpRequest, person_id: str, given: Form[PhotoGiven], picture: File[UploadedFile]) -> dict[str, Any]:
    """Shows a picture as somebody's photo from now on; only its pixels are kept."""
    photos = PhotosOf(registry_of(request).record)
    photos.add(person_id, picture.read(), source=given.source, because=given.because)
    return _shown(photos, person_id)


def _shown(photos: PhotosOf, person_id: str) -> dict[str, Any]:
    from habeas.record import cases

    person = next(iter(cases.people(photos.record, pk=person_id)), None)
    found = None if person is None else photos.of(person)
    if found is None:
        raise NotFound("No photo of this person is kept.")
    return {
        "decision": found.id,
        "sha256": found.digest,
        "source": found.source,
        "by": found.by,
        "because": found.because,
        "media_type": MEDIA_TYPE,
        "picture": base64.b64encode(photos.content(found)).decode("ascii"),
    }
