from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.sentiment.language import LANGUAGES
from bot.sentiment.tokens import tidy, tokens
from bot.sentiment.valence import STRENGTHS, worth
from bot.sentiment.valence.clauses import heard

if TYPE_CHECKING:
    from bot.sentiment.valence.heard import Heard


def hear(text: str, language: str = "en") -> Heard:
    return heard(tuple(tokens(tidy(text))), language)


def test_kind_words_and_unkind_words_are_added_up_apart() -> None:
    told = hear("Excellent engineer. Terrible app.")
    assert (told.good, told.bad) == (3.0, 3.0)
    assert told.clauses[:2] == [3.0, -3.0]


def test_a_word_before_makes_it_stronger_or_weaker() -> None:
    assert hear("slightly rude").bad < hear("rude").bad < hear("extremely rude").bad


def test_a_negation_holds_until_the_clause_ends() -> None:
    told = hear("It was never friendly, excellent though")
    assert (told.good, told.not_good > 0) == (3.0, True)


def test_words_later_in_the_clause_are_negated_with_less_certainty() -> None:
    told = hear("never once in all that time friendly")
    assert (told.not_good, told.far_good > 0) == (0.0, True)


def test_what_follows_a_but_is_a_clause_of_its_own() -> None:
    told = hear("friendly staff but terrible app")
    assert told.clauses[: told.turned][0] > 0 > told.clauses[told.turned]


def test_a_name_amid_a_clause_praises_nobody() -> None:
    assert hear("your Excellent Care desk has my number").good == 0
    assert hear("Excellent Care").good > 0


@pytest.mark.parametrize(
    ("text", "good", "not_good"),
    [
        ("vriendelijk waren ze niet", 0, 1),
        ("vriendelijk waren ze niet, helaas", 0, 1),
        ("vriendelijk maar ik begreep hem niet", 1, 0),
        ("niet vriendelijk", 0, 1),
        ("vriendelijk", 1, 0),
    ],
)
def test_a_dutch_negation_may_stand_behind(text: str, good: int, not_good: int) -> None:
    told = hear(text, "nl")
    assert (told.good > 0, told.not_good > 0) == (bool(good), bool(not_good))


@pytest.mark.parametrize("ending", ["", " at all", "!"])
def test_phrases_are_found_whatever_follows(ending: str) -> None:
    assert hear(f"what a joke{ending}").bad > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_and_phrases_of_every_strength(language: str) -> None:
    known = worth(language)
    assert STRENGTHS.keys() <= {*known.exact.values(), *known.stems.values()}
    assert {"waiting", "ironic", "solved"} <= {kind for some in known.phrases.values() for _, kind, _ in some}


@pytest.mark.parametrize("text", ["good not nope nope", "nope", "not not", "but but", ""])
@pytest.mark.parametrize("language", [*LANGUAGES, "xx"])
def test_sums_never_fall_below_zero(text: str, language: str) -> None:
    after = " ".join(worth(language).after)
    told = hear(f"goed {text} {after} {after}", language)
    assert min(told.good, told.bad, told.not_good, told.not_bad, told.far_good, told.far_bad) >= 0
