"""How wide each letter is."""
# ruff: noqa: RUF001 - letters of two alphabets look alike

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

_WIDEST: Final = 1.05
# Widths of Noto Sans in parts of the font size, each rounded up to the next step.
_STEPS: Final = (
    (0.28, " 'ijl!,.:;J|`·ijіјЈ\u00a0\u202f"),
    (0.36, "()[]-fItІ’‘"),
    (0.42, '/\\{}r"“”„•'),
    (0.49, "?°_zcsгтзсэєѕ"),
    (0.53, "vy§«»FLxkуГк"),
    (0.57, "*SETaeеьЕТаввS$+0123456789<=>YZ^~−–Ѕ"),
    (0.62, "XPVobdgpqKRhnuЗяХлочРбБЬднпрцКУиъćђћ"),
    (0.67, "ACB#ЧВЭАСЯß"),
    (0.74, "DGUH&ЛЪДПНЦф"),
    (0.80, "NOQwИОжымю…"),
    (0.90, "%@ФЫшщæ"),
    (0.95, "MWmЖМ"),
    (1.03, "ЮШЩ—œ"),
)
_WIDTHS: Final = {character: step for step, characters in _STEPS for character in characters}


@cache
def advance(character: str) -> float:
    """Return about how far the next letter is from this one, in parts of the font size; an unknown one is wide."""
    if unicodedata.combining(character):
        return 0
    bare = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS.get(character) or _WIDTHS.get(bare) or _WIDEST
