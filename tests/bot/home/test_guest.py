"""What a customer sees at home, in five languages, and what they change there."""

from dataclasses import replace

import pytest
from world import ANNA, Talk

from bot.model import Customer, Interaction

KNOWN = {
    "en": ("Hello Anna!", "What we know of you", "So far 1 contact with us:", "2 of 5", "we may ask you how it went"),
    "lv": ("Labdien, Anna!", "Ko mēs par Jums zinām", "ar mums sazinājāties 1 reizi:", "2 no 5", "varam pajautāt"),
    "nl": ("Goedendag Anna!", "Wat we van u weten", "Tot nu toe 1 contact met ons:", "2 van 5", "kunnen we u vragen"),
    "bg": ("Здравейте, Anna!", "Какво знаем за Вас", "Досега 1 контакт с нас:", "2 от 5", "може да Ви попитаме"),  # noqa: RUF001
    "fil": (
        "Magandang araw po, Anna!",
        "Ang alam po namin",
        "1 beses na po",
        "2 sa 5",
        "maaari po naming itanong",
    ),
}
QUOTED = {"bg": "„It took very long“"}
UNASKED = {
    "en": "As you wished, we have not asked you anything since Oct 7, 2026.",
    "lv": "Kā lūdzāt, kopš 2026. gada 7. okt. Jums neko nejautājam.",
    "nl": "Op uw verzoek vragen we u sinds 7 okt 2026 niets meer.",
    "bg": "Както пожелахте, от 7.10.2026\u202fг. не Ви питаме за нищо.",  # noqa: RUF001
    "fil": "Gaya po ng hiling ninyo, wala na kaming itinatanong sa inyo mula Okt 7, 2026.",
}


def served(language="en"):
    talk = Talk()
    data = talk.ended(language=language, channel="phone")[0].data
    token = talk.world.find(Interaction, data["interaction"]).ask
    talk.does(ANNA, f"/start {token}")
    talk.does(ANNA, f"r:{token}:csat:2")
    talk.does(ANNA, "It took very long")
    return talk


def at(home, row, column=0):
    return home.buttons[row][column].data


@pytest.mark.parametrize("code", KNOWN)
def test_customers_read_what_we_know_of_them_in_their_language(code):
    (home,) = served(code).does(ANNA, "/home")

    for words in (*KNOWN[code], "phone, Marta", QUOTED.get(code, "“It took very long”")):
        assert words in home.words
    assert sum(button.label.startswith("✓") for row in home.buttons for button in row) == 1


@pytest.mark.parametrize("code", UNASKED)
def test_they_end_and_begin_being_asked_in_its_place(code):
    talk = served(code)
    (home,) = talk.does(ANNA, "/home")
    (stopped,) = talk.does(ANNA, at(home, -1))
    assert stopped.to.message == "m1"
    assert UNASKED[code] in stopped.text
    assert talk.world.find(Customer, "C1").stopped_at == talk.now

    (again,) = talk.does(ANNA, at(stopped, -1))
    assert UNASKED[code] not in again.text
    assert talk.world.find(Customer, "C1").stopped_at is None


def test_they_choose_their_language_in_its_place():
    talk = served()
    (home,) = talk.does(ANNA, "/home")
    latvian = next(b.data for row in home.buttons for b in row if b.label == "Latviešu")
    (changed,) = talk.does(ANNA, latvian)

    assert changed.title == "Labdien, Anna!"
    assert talk.world.find(Customer, "C1").language_source == "choice"


def test_a_stranger_is_told_that_nothing_is_known():
    talk = Talk()
    (home,) = talk.does(replace(ANNA, locale="nl"), "/home")

    assert "We kennen elkaar nog niet." in home.text
    assert talk.world.all(Customer) == []


@pytest.mark.parametrize("line", ["/home month", "/home #1", "/home #1 take", "/home #page"])
def test_customers_see_nothing_of_the_team(line):
    talk = served()
    (home,) = talk.does(ANNA, line)

    assert home.title == "Hello Anna!"
    assert not any("case" in label.lower() for row in home.buttons for label in [row[0].label])
