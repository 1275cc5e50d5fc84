"""The photo of a person: shown to whoever may read, put there by who reviews, and taken away by undoing that."""

from __future__ import annotations

from urllib.parse import quote

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from habeas.errors import BadPhoto, NotFound
from habeas.web.access import needs
from habeas.web.asking import LONGEST, registry_of
from habeas.web.security import CONTENT_POLICY, ONLY_SHOWN
from habeas.web.views.review import LONGEST_REASON
from habeas.work.photos import PhotosOf
from habeas.work.pictures import LARGEST, MEDIA_TYPE
from habeas.work.roles import READ, REVIEW


@needs(READ)
def photo(request: HttpRequest, person_id: str) -> HttpResponse:
    """The picture itself."""
    registry = registry_of(request)
    photos = PhotosOf(registry.record)
    found = photos.of(registry.person(person_id))
    if found is None:
        raise NotFound("No photo of this person is kept.")
    response = HttpResponse(photos.content(found), content_type=MEDIA_TYPE)
    response.headers[CONTENT_POLICY] = ONLY_SHOWN
    response.headers["Content-Disposition"] = "inline"
    return response


@require_POST
@needs(REVIEW)
def add(request: HttpRequest) -> HttpResponse:
    """Takes a picture, and shows the person's page with it. What is too large was not even read."""
    sent, form = request.FILES.get("photo"), request.POST
    if not isinstance(sent, UploadedFile):
        raise BadPhoto(f"No picture came with the form, or one that is larger than {LARGEST >> 20} MB.")
    person = form.get("people", "")[:LONGEST_REASON]
    PhotosOf(registry_of(request).record).add(
        person, sent.read(), source=form.get("source", "")[:LONGEST], because=form.get("because", "")[:LONGEST_REASON]
    )
    return HttpResponseRedirect(f"/people/{quote(person, safe='')}", status=303)
