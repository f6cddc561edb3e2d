"""What is learnt twice from the same comments is the same to the bit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("sklearn")

import numpy as np

from bot.sentiment import weights
from bot.sentiment.training.material import Comment, comments
from bot.sentiment.training.meaning import Reader
from bot.sentiment.training.models import train
from bot.sentiment.training.vectors import Vectors

if TYPE_CHECKING:
    from pathlib import Path

PIECES = ["▁", *"abcdefghijklmnoprstuvz", "▁a", "▁ne", "en", "at", "is"]


def reader() -> Reader:
    chance = np.random.default_rng(1)
    likely = np.linspace(-12, -3, len(PIECES), dtype=np.float32)
    return Reader(Vectors(pieces=PIECES, likely=likely, rows=chance.normal(size=(len(PIECES), 8)).astype(np.float32)))


def some() -> list[Comment]:
    return [one for place, one in enumerate(comments(None)) if place % 25 == 0]


def learnt(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    folder.mkdir()
    monkeypatch.setattr(weights, "folder", folder)
    train(some(), reader())
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_same_comments_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (learnt(tmp_path / name, monkeypatch) for name in ("first", "second"))
    assert first == second
    assert {"en.npz", "bg.npz", "pieces.npz", "blend.npz"} <= first.keys()
