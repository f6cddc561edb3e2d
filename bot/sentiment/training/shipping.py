"""Weights as whole numbers in a small file."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from bot.sentiment.training.fit import Fitted

WEIGHTS = Path(__file__).parents[1] / "weights"
MOST = 127
LARGEST = 99.9
"""Weights above this percentile are cut, so that the others keep their differences."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def write(language: str, fitted: Fitted) -> int:
    """Write one language and return the size of its file in bytes; the same weights give the same bytes."""
    told = fitted.weights[fitted.weights != 0]
    scale = float(np.percentile(np.abs(told), LARGEST)) / MOST
    whole = np.clip(np.rint(fitted.weights / scale), -MOST, MOST).astype(np.int8)
    path = WEIGHTS / f"{language}.npz"
    save(path, weights=whole, scale=np.array(scale), bias=fitted.bias)
    return path.stat().st_size


def save(path: Path, **arrays: np.ndarray) -> None:
    """Write arrays as ``numpy.load`` reads them, without the time of day."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            held = io.BytesIO()
            np.lib.format.write_array(held, array)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", LONG_AGO), held.getvalue(), zipfile.ZIP_DEFLATED)
