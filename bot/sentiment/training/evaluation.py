"""
How good the labels are: ``python -m bot.sentiment.training.evaluation ../shared/data/sentiment`` prints the tables.

Everything is learnt anew without the comments it is judged by; nothing that is shipped changes. Takes
a quarter of an hour.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.sentiment import encoder, engine, weights
from bot.sentiment.language import LANGUAGES
from bot.sentiment.opinion import LABELS
from bot.sentiment.training import rivals, scores
from bot.sentiment.training.blending import Opinions, fit_blend, judged
from bot.sentiment.training.fit import NEUTRAL, WITHOUT_NEUTRAL
from bot.sentiment.training.material import OWN, Comment, comments, read
from bot.sentiment.training.meaning import Reader
from bot.sentiment.training.models import train, unseen
from bot.sentiment.training.vectors import vectors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

HARD = Path("tests/bot/sentiment/hard")
HEAD = "| comments | n | majority | TextBlob | VADER | ours, macro-F1 | accuracy |\n|---|---|---|---|---|---|---|"


def main() -> None:
    """Print the tables."""
    encoder.allowed = False
    parser = argparse.ArgumentParser(prog="python -m bot.sentiment.training.evaluation")
    parser.add_argument("shared", type=Path)
    parser.add_argument("--kept", type=Path, default=None, help="where vectors are kept between runs")
    arguments = parser.parse_args()
    material, reader = comments(arguments.shared), Reader(vectors(arguments.kept))
    seen = [comment for comment in material if comment.split != "test"]
    tested = [comment for comment in material if comment.split == "test"]
    with tempfile.TemporaryDirectory() as folder:
        weights.folder = Path(folder)
        train(seen, reader)
        _print("In domain: the test split", HEAD, *_rows(tested, seen, _told))
        _print("", HEAD, *_rows(tested, seen, _told, by_language=True))
        _print("Hard cases: accuracy by phenomenon", *_hard())
        _print(f"{_speed([comment.text for comment in tested if comment.source == OWN]):.0f} texts/s, one thread.")
    _print("Out of domain: nothing of the source was seen", HEAD, *_left_out(material, unseen(material, reader)))


def _left_out(material: Sequence[Comment], told: Opinions) -> Iterable[str]:
    """Yield a row a source, told by models that saw none of it, weighed as the other sources taught."""
    sources = sorted({(one.language, one.source) for one in material if one.source not in WITHOUT_NEUTRAL})
    for language, source in sources:
        asked = [(one.language, one.source) == (language, source) for one in material]
        others = [one for one, left in zip(material, asked, strict=True) if not left]
        network = fit_blend(others, Opinions(*(part[~np.array(asked)] for part in told)))
        ours = judged(material, told, asked, network)
        yield from _rows([one for one, left in zip(material, asked, strict=True) if left], others, ours.__getitem__)


def _rows(
    tested: Sequence[Comment], seen: Sequence[Comment], ours: Callable[[Comment], int], *, by_language: bool = False
) -> Iterable[str]:
    groups: dict[str, list[Comment]] = defaultdict(list)
    for one in tested:
        if not by_language or one.source not in WITHOUT_NEUTRAL:
            groups[one.language if by_language else f"{one.language} {one.source}"].append(one)
    for name, group in groups.items():
        usual = Counter(one.label for one in seen if one.language == group[0].language).most_common(1)[0][0]
        others = [[usual] * len(group), *([rival(one) for one in group] for rival in rivals.RIVALS)]
        yield scores.row(name, [one.label for one in group], [ours(one) for one in group], others)


def _told(one: Comment) -> int:
    """Return our label; where the source has no neutral, the likelier of the other two."""
    opinion = engine.opinion(one.text, one.language)
    if one.source in WITHOUT_NEUTRAL:
        return LABELS.index("positive" if (opinion.polarity or 0) > 0 else "negative")
    return LABELS.index(opinion.label) if opinion.label else NEUTRAL


def _hard() -> Iterable[str]:
    right: dict[str, list[bool]] = defaultdict(list)
    for language in LANGUAGES:
        for text, label, phenomenon in read(HARD / f"{language}.tsv"):
            hit = engine.opinion(text, language).label == label
            for key in (f"{language} {phenomenon}", f"{language} all", f"all {phenomenon}", "all all"):
                right[key].append(hit)
    phenomena = sorted({key.split()[1] for key in right} - {"all"})
    yield "| phenomenon | " + " | ".join((*LANGUAGES, "all")) + " |\n|---|" + "---|" * (len(LANGUAGES) + 1)
    for phenomenon in (*phenomena, "all"):
        cells = [right[f"{code} {phenomenon}"] for code in (*LANGUAGES, "all") if f"{code} {phenomenon}" in right]
        yield f"| {phenomenon} | " + " | ".join(f"{100 * sum(cell) / len(cell):.0f}" for cell in cells) + " |"


def _speed(texts: Sequence[str]) -> float:
    start = time.perf_counter()
    for text in texts:
        engine.opinion(f"{text} ")
    return len(texts) / (time.perf_counter() - start)


def _print(*lines: str) -> None:
    for line in lines:
        print(line, flush=True)  # noqa: T201 - a command line prints


if __name__ == "__main__":
    main()
