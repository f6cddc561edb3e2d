"""Weights as whole numbers in a small file."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.sentiment import weights
from bot.sentiment.language import LANGUAGES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.sentiment.training.blending import Network
    from bot.sentiment.training.fit import Fitted
    from bot.sentiment.training.meaning import Meaning
    from bot.sentiment.training.vectors import Vectors

MOST = 127
LARGEST = 99.9
"""Weights above this percentile are cut, so that the others keep their differences."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def write(language: str, fitted: Fitted) -> int:
    """Write one language and return the size of its file in bytes; the same weights give the same bytes."""
    whole, scale = _whole(fitted.weights)
    return save(language, weights=whole, scale=scale, bias=fitted.bias)


def write_meaning(known: Vectors, learnt: Meaning) -> int:
    """Write what pieces say and return the size of the file in bytes."""
    whole, scale = _whole(learnt.numbers)
    return save(
        "pieces",
        pieces=np.frombuffer(zlib.compress("\n".join(known.pieces).encode(), 9), np.uint8),
        likely=known.likely.astype(np.float16),
        numbers=whole,
        scale=scale,
        languages=np.array(list(learnt.middles)),
        middles=np.stack(list(learnt.middles.values())),
        bias=learnt.bias,
    )


def write_blend(network: Network) -> int:
    """Write the network and return the size of its file in bytes."""
    parts = {name: getattr(network, name).astype(np.float32) for name in ("first", "starts", "second", "bias")}
    return save("blend", names=np.array(network.names), languages=np.array(LANGUAGES), **parts)


def _whole(exact: NDArray[np.float64]) -> tuple[NDArray[np.int8], NDArray[np.float64]]:
    """Return weights as whole numbers, and what one of them is worth."""
    scale = np.percentile(np.abs(exact[exact != 0]), LARGEST) / MOST
    return np.clip(np.rint(exact / scale), -MOST, MOST).astype(np.int8), np.array(scale)


def save(name: str, **arrays: NDArray[Any]) -> int:
    """Write arrays as ``numpy.load`` reads them, without the time of day; return the size in bytes."""
    path = weights.folder / f"{name}.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for key, array in arrays.items():
            held = io.BytesIO()
            np.lib.format.write_array(held, array)
            archive.writestr(zipfile.ZipInfo(f"{key}.npy", LONG_AGO), held.getvalue(), zipfile.ZIP_DEFLATED)
    return path.stat().st_size
