"""What is weighed in the end: what was learnt, what words are worth, and what bags of words miss, as named numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bot.sentiment.folding import fold
from bot.sentiment.valence.clauses import heard
from bot.sentiment.words import angry, moods, phrases, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.sentiment.linear import Logits
    from bot.sentiment.tokens import Token
    from bot.sentiment.valence.heard import Heard

FACTS = ("neutral", "ironic", "waiting", "solved", "wishes", "comparisons_better", "comparisons_worse")
DOUBTFUL = ("ironic", "waiting", "solved", "wishes")
TELLING = ("angry", "last+", "last-", "ends?", "thanks", "dots", "but", "!", "number", "opening")
"""What makes praise, blame and silence mean more, or something else."""
SIGNS = frozenset({"emoji", "emoticon"})
COUNTED = frozenset({"word", "number"})
FEW, MOST, LOUD = 3, 4, 3


def squash(number: float) -> float:
    """Return a sum of strengths brought down, so that the fifth kind word counts less than the first."""
    return math.log1p(number)


def valence(told: Heard) -> dict[str, float]:
    """Return the numbers of what was heard."""
    good, bad = squash(told.good), squash(told.bad)
    clauses = [one for one in told.clauses if one]
    found = {
        "good": good,
        "bad": bad,
        "not_good": squash(told.not_good),
        "not_bad": squash(told.not_bad),
        "far_good": squash(told.far_good),
        "far_bad": squash(told.far_bad),
        "best": told.best / 3,
        "worst": told.worst / 3,
        "balance": math.tanh((told.good - told.bad - told.not_good / 2 + told.not_bad / 2) / 2),
        "last": math.tanh(clauses[-1] / 2) if clauses else 0.0,
        "first": math.tanh(clauses[0] / 2) if clauses else 0.0,
        "mixed": float(good > 0 and bad > 0),
        "negations": min(told.negations, 3) / 2,
        "but": float(told.turned >= 0),
    }
    if len(told.clauses) > 1 and told.clauses[0] > 0 and not any(told.clauses[1:]):
        found["opening"] = 1.0
    if told.turned >= 0:
        found["after"] = math.tanh(sum(told.clauses[told.turned :]) / 2)
        found["before"] = math.tanh(sum(told.clauses[: told.turned]) / 2)
    return found


def facts(told: Heard, found: Mapping[str, float]) -> dict[str, float]:
    """Return what was said without words of praise or blame, and what that makes of those."""
    here = {kind: 1.0 for kind in FACTS if told.kinds[kind]}
    good, bad = found["good"] > 0, found["bad"] > 0
    if not good and not bad and not (here.keys() - {"neutral"}):
        here["silent"] = 1.0
    for kind in (one for one in DOUBTFUL if one in here):
        if good:
            here[f"good {kind}"] = 1.0
        if bad:
            here[f"bad {kind}"] = 1.0
    if "waiting" in here and "solved" in here:
        here["waiting solved"] = 1.0
    here["neutral words"] = math.log1p(told.kinds["neutral"])
    return here


def marks(found: Sequence[Token], language: str, *, ironic: bool = False) -> dict[str, float]:
    """Return what emoji, exclamations, questions, thanks and the length tell."""
    said = [fold(token.text, language) for token in found if token.kind in COUNTED]
    mood = [moods().get(token.text.lower(), "") for token in found if token.kind in SIGNS]
    shouts = "".join(token.text for token in found if token.kind == "shout")
    here = _typed(found, shouts) | {
        "length": math.log1p(len(said)) / 3,
        "one": float(len(said) == 1),
        "few": float(1 < len(said) <= FEW),
    }
    if mood:
        here |= _moods(found, mood)
    if not words(language, "thanks").isdisjoint(said):
        here |= _thanks(set(said), language, warm="!" in shouts or "+" in mood, ironic=ironic)
    line = f" {' '.join(said)} "
    return here | {f"phrase {kind}": 1.0 for kind in ("bad", "calm", "good") if phrases(language, kind).search(line)}


def _moods(found: Sequence[Token], mood: Sequence[str]) -> dict[str, float]:
    final = next((one for one in reversed(mood) if one), "")
    last = next(token.text for token in reversed(found) if token.kind in SIGNS)
    return {
        "mood+": math.log1p(mood.count("+")),
        "mood-": math.log1p(mood.count("-")),
        "last+": float(final == "+"),
        "last-": float(final == "-"),
        "angry": float(last in angry()),
    }


def _typed(found: Sequence[Token], shouts: str) -> dict[str, float]:
    kinds = {token.kind for token in found}
    last = next((token for token in reversed(found) if token.kind not in SIGNS), None)
    return {
        "!": min(shouts.count("!"), MOST) / 2,
        "?": float("?" in shouts),
        "ends?": float(last is not None and last.kind == "shout" and "?" in last.text),
        "dots": float("dots" in kinds),
        "number": float("number" in kinds),
        "caps": float(any(token.kind == "word" and len(token.text) > LOUD and token.text.isupper() for token in found)),
    }


def _thanks(spoken: set[str], language: str, *, warm: bool, ironic: bool) -> dict[str, float]:
    mere = not ironic and spoken <= words(language, "thanks") | words(language, "polite")
    return {"thanks": 1.0, "mere thanks": float(mere), "warm thanks": float(mere and warm)}


def signals(found: Sequence[Token], language: str, spelling: Logits, meaning: Logits) -> dict[str, float]:
    """Return all numbers that are not zero by name."""
    told = heard(found, language)
    here = valence(told)
    here |= facts(told, here)
    here |= marks(found, language, ironic="ironic" in here)
    for place, label in enumerate(("low", "even", "high")):
        here[f"spelling {label}"], here[f"meaning {label}"] = spelling[place], meaning[place]
    return here | products(here)


def products(here: Mapping[str, float]) -> dict[str, float]:
    """Return what two numbers say together."""
    away = here["spelling high"] - here["spelling low"] + here["meaning high"] - here["meaning low"]
    learnt, silent = math.tanh(away / 2), here.get("silent", 0.0)
    found = {f"learnt {kind}": learnt for kind in DOUBTFUL if here.get(kind)}
    for kind in TELLING:
        if here.get(kind):
            found[f"learnt {kind}"] = learnt
            found[f"balance {kind}"] = here["balance"]
            found[f"silent {kind}"] = silent
    return found
