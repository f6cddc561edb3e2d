"""What is learnt twice from the same comments is the same to the bit, in whatever order sets are walked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("sklearn")

import numpy as np

from bot.sentiment import weights
from bot.sentiment.training.material import Comment, comments
from bot.sentiment.training.meaning import Reader
from bot.sentiment.training.models import train
from bot.sentiment.training.vectors import Vectors

EVERY = 25
PIECES = ["▁", *"abcdefghijklmnoprstuvz", "▁a", "▁ne", "en", "at", "is"]


def reader() -> Reader:
    chance = np.random.default_rng(1)
    likely = np.linspace(-12, -3, len(PIECES), dtype=np.float32)
    return Reader(Vectors(pieces=PIECES, likely=likely, rows=chance.normal(size=(len(PIECES), 8)).astype(np.float32)))


def some() -> list[Comment]:
    ours = [one for one in comments(None) if one.language in {"en", "bg"}]
    return ours[::EVERY]


def learnt(folder: Path, seed: str) -> dict[str, bytes]:
    folder.mkdir()
    command = [sys.executable, __file__, str(folder)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path.cwd())})
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_same_comments_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (learnt(tmp_path / seed, seed) for seed in ("1", "2"))
    assert first == second
    assert {"en.npz", "bg.npz", "pieces.npz", "blend.npz"} <= first.keys()


if __name__ == "__main__":
    weights.folder = Path(sys.argv[1])
    train(some(), reader())
