"""What the models are judged by must not be what they learnt."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.sentiment.folding import fold
from bot.sentiment.language import LANGUAGES
from bot.sentiment.tokens import tidy, tokens
from bot.sentiment.training.material import CORPUS, FOLDERS, read

HARD = Path(__file__).parent / "hard"
LABELS = {"negative", "neutral", "positive"}


def words(text: str, language: str) -> frozenset[str]:
    return frozenset(fold(token.text, language) or token.text for token in tokens(tidy(text)))


def corpus(language: str) -> list[list[str]]:
    return [row for _, folder in FOLDERS for row in read(folder / f"{language}.tsv")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_hard_case_is_in_the_corpus_or_nearly_so(language: str) -> None:
    learnt = [words(row[0], language) for row in corpus(language)]
    for text, *_ in read(HARD / f"{language}.tsv"):
        case = words(text, language)
        near = [other for other in learnt if len(case & other) >= 0.8 * len(case | other)]
        assert not near, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_of_both(language: str) -> None:
    hard, ours = list(read(HARD / f"{language}.tsv")), list(read(CORPUS / f"{language}.tsv"))
    assert len(hard) >= 120
    assert len(ours) >= 600
    assert {row[1] for row in hard} == {row[1] for row in ours} == LABELS


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_comment_is_another_with_one_word_changed(language: str) -> None:
    shapes: dict[tuple[str, ...], str] = {}
    for text, *_ in corpus(language):
        typed = text.casefold().split()
        for place in range(len(typed) if len(typed) > 3 else 0):
            shape = (*typed[:place], "*", *typed[place + 1 :])
            assert shapes.setdefault(shape, text) == text
