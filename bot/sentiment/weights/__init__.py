"""What was learnt, one file a language and one for all; see NOTICE beside this folder for what it was learnt from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

folder = Path(__file__).parent
"""Where the files are; an evaluation points it at what it has just learnt."""


def load(name: str) -> dict[str, NDArray[Any]]:
    """Return the arrays of a file."""
    import numpy as np

    with np.load(folder / f"{name}.npz") as kept:
        return {key: kept[key] for key in kept.files}
