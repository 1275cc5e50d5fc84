"""A GLiNER model of a few thousand random numbers, made on the spot: the whole code path, and nothing learnt."""

from __future__ import annotations

from pathlib import Path

WORDS = ("a", "arrested", "court", "he", "in", "journalist", "of", "on", "person", "police", "released", "the", "was")
SIGNS = [*".,;:'\"-", *"abcdefghijklmnopqrstuvwxyz", *(f"##{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")]


def save_tiny_model(folder: Path) -> Path:
    """Writes a model with random weights as `save_pretrained` does, its tokenizer with it."""
    import torch
    from gliner import GLiNER, GLiNERConfig

    backbone = _tokenizer(folder / "backbone")
    torch.manual_seed(7)
    encoder = {
        "model_type": "bert",
        "vocab_size": 200,
        "hidden_size": 16,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
        "intermediate_size": 32,
        "max_position_embeddings": 512,
    }
    config = GLiNERConfig(model_name=str(backbone), encoder_config=encoder, hidden_size=16, max_width=6, dropout=0.0)
    model = GLiNER.from_config(config, backbone_from_pretrained=False)
    model.save_pretrained(folder / "model")
    return folder / "model"


def _tokenizer(folder: Path) -> Path:
    from transformers import BertTokenizerFast

    folder.mkdir(parents=True)
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    (folder / "vocab.txt").write_text("\n".join([*special, *SIGNS, *WORDS]))
    BertTokenizerFast(str(folder / "vocab.txt"), model_max_length=512).save_pretrained(folder)
    return folder
