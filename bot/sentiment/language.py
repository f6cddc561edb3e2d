"""Which of the five languages a comment is in, or "other"."""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from bot.sentiment.folding import fold
from bot.sentiment.tokens import tidy
from bot.sentiment.words import words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES = ("en", "fil", "nl", "lv", "bg")
OTHER = "other"
KNOWN = math.log(20)
"""How much the language a customer is known to write in weighs."""
READ = 120
"""Characters that tell a language well enough."""
LEAST = 1e-9
RIVAL, BRIEF = 0.7, 12.0
"""A rival must win clearly, the more so the fewer the words: customers write in the languages they are served in."""
_CODES = {"en": "en", "tl": "fil", "nl": "nl", "lv": "lv", "bg": "bg"}
_RIVALS = "de fr es it pt pl lt et ru uk tr fi sv da no hu cs ro el ar he fa hi zh ja ko id vi th".split()  # noqa: SIM905
_LETTERS = re.compile(r"[^\W\d_]{2}")
SHARE = 0.3
"""Of the words of Bulgarian in Latin letters, so many are known as Bulgarian."""


@lru_cache(maxsize=4096)
def language_of(text: str, known: str = "") -> str:
    """Return the code of a comment's language; without letters, the ``known`` one or "other"."""
    text = tidy(text)[:READ]
    if not _LETTERS.search(text):
        return known if known in LANGUAGES else OTHER
    if known in {"bg", ""} and text.isascii() and _latin_bulgarian(text):
        return "bg"
    return _best(text, known)


def _latin_bulgarian(text: str) -> bool:
    """Tell whether Latin letters spell Bulgarian words."""
    typed = [fold(word, "bg") for word in re.findall(r"\w+", text)]
    ours = words("bg", "latin")
    return sum(word in ours for word in typed) > SHARE * len(typed)


def _best(text: str, known: str) -> str:
    """Return the likeliest language, its chance weighed by what is known."""
    ours, rival = {}, 0.0
    for code, chance in identifier().rank(text):
        if code in _CODES:
            ours[_CODES[code]] = math.log(chance + LEAST)
        else:
            rival = max(rival, chance)
    if known in ours:
        ours[known] += KNOWN
    first = max(ours, key=ours.__getitem__)
    return first if ours[first] > math.log(rival + LEAST) - RIVAL - BRIEF / len(text) else OTHER


@cache
def identifier() -> LanguageIdentifier:
    """Return the identifier, cut to the five languages and their rivals; loading it takes about half a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    whole = LanguageIdentifier.from_model_file(MODEL_FILE)
    wanted = {*_CODES, *_RIVALS}
    columns = [place for place, code in enumerate(whole.nb_classes) if code in wanted]
    return LanguageIdentifier(
        whole.nb_ptc[:, columns].copy(),
        whole.nb_pc[columns].copy(),
        [whole.nb_classes[place] for place in columns],
        whole.tk_nextmove,
        whole.tk_output,
        norm_probs=True,
        tk_row=whole.tk_row,
    )
