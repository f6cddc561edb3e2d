"""All models, fitted and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sentiment.language import LANGUAGES
from bot.sentiment.training.fit import fit
from bot.sentiment.training.matrix import matrix
from bot.sentiment.training.meaning import Reader, learn
from bot.sentiment.training.shipping import write, write_meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.sentiment.training.material import Comment

PENALTY, TOLERANCE = 0.1, 1e-2
"""Of the models of single languages; chosen on the development split."""


def train(material: Sequence[Comment], reader: Reader, languages: Sequence[str] = LANGUAGES) -> dict[str, int]:
    """Write what comments teach and return the size of each file in bytes."""
    sizes = {}
    for language in languages:
        chosen = [comment for comment in material if comment.language == language]
        sizes[language] = write(language, fit(matrix(chosen), chosen, PENALTY, TOLERANCE))
    return sizes | {"pieces": write_meaning(reader.known, learn(reader, material))}
