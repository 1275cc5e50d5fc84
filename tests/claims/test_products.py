"""The faster multiplication gives the same parse, and leaves nothing changed."""

from __future__ import annotations

import pytest

from habeas.claims import products
from habeas.claims.parse import load_model

TEXT = "A court in Minsk sentenced the editor Alena Novik to four years on Monday, and her lawyers appealed."


def _read(text: str) -> list[tuple[str, str, int, str]]:
    return [(token.tag_, token.dep_, token.head.i, token.ent_type_) for token in load_model()(text)]


def test_a_parse_by_faster_products_is_the_same() -> None:
    stock = _read(TEXT)
    with products.faster_products(load_model()):
        assert _read(TEXT) == stock


def test_the_model_multiplies_as_before_when_it_is_over() -> None:
    layers = [load_model().get_pipe(name).model for name in ("tok2vec", "parser", "ner")]  # type: ignore[attr-defined]
    before = [layer.ops for layer in layers]
    with products.faster_products(load_model()):
        pass
    assert [layer.ops for layer in layers] == before


def test_the_number_of_threads_is_put_back_though_the_parse_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    monkeypatch.setattr(products, "_threads", lambda: (lambda: 4, told.append))
    with pytest.raises(ValueError, match="broken"), products.faster_products(load_model()):
        raise ValueError("broken")
    assert told == [1, 4]


def test_a_model_stays_as_it_is_where_numpy_brings_another_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(products, "_threads", lambda: None)
    layer = load_model().get_pipe("tagger").model  # type: ignore[attr-defined]
    before = layer.ops
    with products.faster_products(load_model()):
        assert layer.ops is before
