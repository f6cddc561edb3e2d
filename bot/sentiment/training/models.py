"""All models, fitted and written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from bot.sentiment.language import LANGUAGES
from bot.sentiment.training import meaning, spelling
from bot.sentiment.training.blending import Opinions, fit_blend
from bot.sentiment.training.shipping import write, write_blend, write_meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.sentiment.training.material import Comment
    from bot.sentiment.training.meaning import Reader


def train(material: Sequence[Comment], reader: Reader) -> dict[str, int]:
    """Write what comments teach and return the size of each file in bytes."""
    with threadpool_limits(1):  # sums in another order differ in their last digit
        return _train(material, reader)


def _train(material: Sequence[Comment], reader: Reader) -> dict[str, int]:
    sizes = {}
    for language, places in _places(material):
        sizes[language] = write(language, spelling.learn([material[place] for place in places]))
    sizes["pieces"] = write_meaning(reader.known, meaning.learn(reader, material))
    return sizes | {"blend": write_blend(fit_blend(material, unseen(material, reader)))}


def unseen(material: Sequence[Comment], reader: Reader) -> Opinions:
    """Return what models say of comments that they have not seen."""
    near, far = np.zeros((len(material), 3)), np.zeros((len(material), 3))
    for _, places in _places(material):
        near[places], far[places] = spelling.unseen([material[place] for place in places])
    return Opinions(near, far, *meaning.unseen(reader, material))


def _places(material: Sequence[Comment]) -> list[tuple[str, list[int]]]:
    found = {code: [place for place, one in enumerate(material) if one.language == code] for code in LANGUAGES}
    return [(code, places) for code, places in found.items() if places]
