"""A person's photo: who may put it there and see it, how it is served, and that undoing takes it away."""

from __future__ import annotations

import base64
import io
import json
import re
from pathlib import Path

import pytest
from PIL import Image
from tests.web.conftest import Answer
from tests.web.sample import make_registry
from tests.web.visitor import Visitor, make_accounts, make_token, words

from habeas.errors import BadPhoto
from habeas.web.serve import application
from habeas.work.derive import derive
from habeas.work.photos import PhotosOf
from habeas.work.pictures import LARGEST, cleaned
from habeas.work.registry import Registry

pytestmark = pytest.mark.door
PERSON = "daro-velin"


def a_picture(colour: str = "#884422") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (50, 60), colour).save(made, "PNG")
    return made.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.web.conftest import cheap_passwords

    made = tmp_path_factory.mktemp("photos") / "registry"
    make_registry(made)
    with cheap_passwords():
        make_accounts(made, "viewer", "annotator", "reviewer")
    return made


def visitor(folder: Path, name: str) -> Visitor:
    found = Visitor(application(folder))
    assert found.sign_in(name).status == 303
    return found


def send(who: Visitor, content: bytes, **fields: str) -> Answer:
    """Sends the form as a browser does."""
    token = next(value for name, value in who.cookies.items() if name.endswith("habeas-token"))
    told = {"csrfmiddlewaretoken": token, "people": PERSON, "source": "Lantern, May 2024", **fields}
    parts = [f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in told.items()]
    head = '--x\r\nContent-Disposition: form-data; name="photo"; filename="../a.png"\r\nContent-Type: text/html\r\n\r\n'
    body = "".join([*parts, head]).encode() + content + b"\r\n--x--\r\n"
    return who.ask("POST", "/decide/photo", body, CONTENT_TYPE="multipart/form-data; boundary=x")


def test_a_photo_is_put_there_served_as_what_it_is_and_taken_away_by_undoing_it(folder: Path) -> None:
    reviewer, viewer = visitor(folder, "reviewer"), visitor(folder, "viewer")
    assert viewer.get(f"/people/{PERSON}/photo").status == 404
    assert send(reviewer, a_picture(), because="<b>asked by the family</b>").status == 303
    page = viewer.get(f"/people/{PERSON}").text
    (address,) = re.findall(r'<img src="([^"]+)"', page)
    assert "Lantern, May 2024" in words(page)
    assert "/decide/" not in page
    answer = viewer.get(address)
    assert (answer.status, answer.headers["Content-Type"]) == (200, "image/jpeg")
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert (answer.headers["X-Content-Type-Options"], answer.headers["Cache-Control"]) == ("nosniff", "no-store")
    assert answer.body == cleaned(a_picture())
    assert "<b>asked" not in reviewer.get(f"/people/{PERSON}").text
    with Registry.open(folder) as registry:
        photo = PhotosOf(registry.record).of(registry.person(PERSON))
        assert photo is not None
        assert (photo.by, photo.digest in registry.record.archive) == ("reviewer", True)
        assert [each.id for each in registry.history(PERSON)] == [photo.id]
    token = {"HTTP_AUTHORIZATION": f"Bearer {make_token(folder, 'viewer')}"}
    assert f'"sha256": "{photo.digest}"' in viewer.get(f"/api/persons/{PERSON}", **token).text
    assert '"name": "Daro Velin"' in viewer.get(f"/api/decisions/{photo.id}", **token).text
    assert "is shown, from: Lantern" in words(viewer.get(f"/history?about={PERSON}").text)
    assert reviewer.post("/decide/undo", {"decision": str(photo.id), "people": PERSON}).status == 303
    assert viewer.get(address).status == 404
    assert "No photo" in words(viewer.get(f"/people/{PERSON}").text)


@pytest.mark.parametrize("name", ["viewer", "annotator"])
def test_who_does_not_review_puts_no_photo_there_and_is_not_asked_to(folder: Path, name: str) -> None:
    who = visitor(folder, name)
    assert send(who, a_picture()).status == 403
    assert "photo-form" not in who.get(f"/people/{PERSON}").text


def test_what_is_no_picture_too_large_or_from_nowhere_is_refused_in_a_sentence(folder: Path) -> None:
    reviewer = visitor(folder, "reviewer")
    for content, fields, told in (
        (b"<script>1</script>", {}, "no JPEG, PNG or WebP"),
        (b"\0" * (LARGEST + 200_000), {}, "larger than 8 MB"),
        (a_picture(), {"source": "  "}, "Say where the photo is from"),
        (a_picture(), {"people": "nobody"}, "no person with the id"),
    ):
        answer = send(reviewer, content, **fields)
        assert answer.status in (400, 404)
        assert told in words(answer.text)
    with Registry.open(folder) as registry:
        assert PhotosOf(registry.record).of(registry.person(PERSON)) is None


def test_a_photo_survives_a_rebuild_and_the_one_before_is_back_when_it_is_undone(tmp_path: Path) -> None:
    make_registry(tmp_path / "registry")
    with Registry.open(tmp_path / "registry") as registry:
        photos = PhotosOf(registry.record)
        first = photos.add(PERSON, a_picture(), source="the family", by="lena")
        later = photos.add(PERSON, a_picture("#112233"), source="a newspaper", by="lena")
        derive(registry.record)
        assert photos.of(registry.person(PERSON)) == later
        assert photos.of(registry.person("tessa-orn")) is None
        registry.undo(later.id)
        assert photos.of(registry.person(PERSON)) == first
        assert [(each.decision.subject, each.state) for each in registry.decisions][1:] == [
            ("photos", "undone"), ("photos", "holds"),
        ]  # fmt: skip
        assert not registry.overview().stale
        assert not registry.verify().faults
        with pytest.raises(BadPhoto):
            photos.add(PERSON, b"", source="nobody")


def test_a_photo_is_sent_and_read_over_the_api(folder: Path) -> None:
    bearer = {"HTTP_AUTHORIZATION": f"Bearer {make_token(folder, 'reviewer')}"}
    head = '--x\r\nContent-Disposition: form-data; name="picture"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
    source = '--x\r\nContent-Disposition: form-data; name="source"\r\n\r\nLantern, May 2024\r\n'
    body = f"{source}{head}".encode() + a_picture("#112233") + b"\r\n--x--\r\n"
    program = Visitor(application(folder))
    address = f"/api/persons/{PERSON}/photo"
    sent = program.ask("POST", address, body, CONTENT_TYPE="multipart/form-data; boundary=x", **bearer)
    assert sent.status == 200, sent.text
    shown = json.loads(program.get(address, **bearer).text)
    assert (shown["source"], shown["media_type"]) == ("Lantern, May 2024", "image/jpeg")
    assert Image.open(io.BytesIO(base64.b64decode(shown["picture"]))).size == (50, 60)
