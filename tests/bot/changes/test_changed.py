"""A lead writes what was changed, and those who complained about it are told once, by name."""

import datetime as dt
from dataclasses import replace

import pytest
from world import AGENT, ANNA, LEAD, Talk

from bot.messages import Actor, Address
from bot.model import Ask, AuditEntry, Change, ChangeTold, Customer, Interaction, Response

SLOTS = '/changed delivery "slots of one hour now"'
COMPLAINTS = {
    "en": "The delivery was terribly late, I am very angry",
    "lv": "Piegāde atkal nokavēja, ļoti slikti",
    "nl": "De bezorging was veel te laat, waardeloos",
    "bg": "Доставката закъсня ужасно, много съм недоволен",
    "fil": "Ang tagal ng delivery, sobrang pangit ng serbisyo",
}
LETTERS = {
    "en": """Hello Anna! You told us on Oct 7, 2026: “{words}”

Since then we have changed this: slots of one hour now

Thank you for telling us – it helped.""",
    "lv": """Labdien, Anna! 2026. gada 7. okt. Jūs mums rakstījāt: “{words}”

Kopš tā laika esam to mainījuši: slots of one hour now

Paldies, ka mums to pateicāt, – tas palīdzēja.""",
    "nl": """Goedendag Anna! Op 7 okt 2026 schreef u ons: “{words}”

Sindsdien hebben we dit veranderd: slots of one hour now

Dank u wel dat u het ons liet weten – dat heeft geholpen.""",
    "bg": """Здравейте, Anna! На 7.10.2026\u202fг. ни писахте: „{words}“

Оттогава променихме това: slots of one hour now

Благодарим Ви, че ни го казахте – това ни помогна.""",  # noqa: RUF001
    "fil": """Magandang araw po, Anna! Noong Okt 7, 2026, sinabi po ninyo sa amin: “{words}”

Mula noon, ito po ang binago namin: slots of one hour now

Salamat po sa pagsasabi sa amin – nakatulong po ito.""",
}
RATED = {
    "en": "On Oct 7, 2026 you rated “Courtesy and understanding” 2 of 5.",
    "lv": "2026. gada 7. okt. Jūs novērtējāt “Laipnība un sapratne” ar 2 no 5.",
    "nl": "Op 7 okt 2026 gaf u voor “Vriendelijkheid en begrip” een 2 van 5.",
    "bg": "На 7.10.2026\u202fг. оценихте „Любезност и разбиране“ с 2 от 5.",  # noqa: RUF001
    "fil": "Noong Okt 7, 2026, binigyan po ninyo ng 2 sa 5 ang “Paggalang at pag-unawa”.",
}
THANKS = {
    "en": "Thank you – our team will read this.",
    "lv": "Paldies! Mūsu komanda to izlasīs.",
    "nl": "Dank u wel – ons team leest dit.",
    "bg": "Благодарим Ви – екипът ни ще прочете това.",
    "fil": "Salamat po – babasahin ito ng aming team.",
}


def complains(talk, language="en", *, number=1, words="", score=1):
    """A customer rates low and says why; returns who it is and the token of the ask."""
    who = replace(ANNA, person=f"10{number}")
    data = talk.ended(customer=f"C{number}", name="Anna", language=language)[0].data
    token = talk.world.find(Interaction, data["interaction"]).ask
    for line in (f"/start {token}", f"r:{token}:csat:{score}", words or COMPLAINTS[language]):
        talk.does(who, line)
    return who, token


@pytest.fixture(name="talk")
def _talk():
    found = Talk()
    complains(found)
    found.now += dt.timedelta(days=2)
    return found


def told(talk):
    return {key: owed.reply for key, owed in talk.world.owed.items() if key.startswith("changed:")}


def presses(talk, reply, at=0, who=LEAD):
    return talk.does(who, reply.buttons[0][at].data)[0]


def changed(talk, line=SLOTS):
    """Confirm a change and let its telling pass; returns what the lead saw."""
    found = presses(talk, talk.does(LEAD, line)[0])
    talk.later(minutes=5)
    return found


@pytest.mark.parametrize("code", COMPLAINTS)
def test_who_complained_is_told_by_name_in_their_own_language(code):
    talk = Talk()
    who, _ = complains(talk, code)
    talk.now += dt.timedelta(days=2)
    (preview,) = talk.does(LEAD, SLOTS)
    presses(talk, preview)
    talk.later(minutes=1)

    letter = LETTERS[code].format(words=COMPLAINTS[code])
    (reply,) = told(talk).values()
    assert (reply.to, reply.text) == (Address(platform="telegram", chat="101"), letter)
    assert reply.buttons[0][0].data == "c:stop"
    assert letter in preview.text
    assert preview.data["told"] == 1
    assert talk.does(who, "Salamat!")[0].text == THANKS[code]
    assert talk.does(LEAD, "/changed 1")[0].data == {"change": "1", "state": "done", "told": 1, "reacted": 1}
    assert "Anna: “Salamat!”" in talk.does(LEAD, "/changed 1")[0].text


@pytest.mark.parametrize("code", RATED)
def test_a_low_rating_is_told_back_as_the_rating_it_was(code):
    talk = Talk()
    _, token = complains(talk, code, words="?")
    talk.does(replace(ANNA, person="101"), f"r:{token}:more:yes")
    talk.does(replace(ANNA, person="101"), f"r:{token}:areas.courtesy:2")
    changed(talk, '/changed courtesy "training for all"')

    (reply,) = told(talk).values()
    assert RATED[code] in reply.text


def test_each_reads_the_wording_of_their_language_where_there_is_one(talk):
    complains(talk, "lv", number=2)
    complains(talk, "nl", number=3)
    line = '/changed piegāde en "slots of one hour now" latviešu “piegādājam vienas stundas laikā” last 6m'
    (preview,) = talk.does(LEAD, line)
    changed(talk, line)

    texts = [told(talk)[f"changed:2:C{number}"].text for number in (1, 2, 3)]
    assert ["slots of one hour" in text for text in texts] == [True, False, True]
    assert "vienas stundas" in texts[1]
    assert "No wording of their own yet: Dutch (1). Add one with nl" in preview.text


def test_nobody_is_told_before_it_is_confirmed_nor_twice(talk):
    (preview,) = talk.does(LEAD, SLOTS)
    talk.later(hours=1)
    assert told(talk) == {}

    presses(talk, preview)
    talk.later(minutes=5)
    talk.world.owed.clear()
    again = presses(talk, preview)
    talk.later(minutes=5)
    assert told(talk) == {}
    assert (again.data["state"], again.data["told"]) == ("done", 1)
    assert [entry.deed for entry in talk.world.all(AuditEntry)] == ["changed"]


def test_a_change_that_is_cancelled_is_told_to_nobody(talk):
    (preview,) = talk.does(LEAD, SLOTS)
    presses(talk, preview, 1)
    refused = presses(talk, preview)
    talk.later(hours=1)

    assert told(talk) == {}
    assert "was cancelled" in refused.text
    assert talk.does(LEAD, "/changed")[0].data["changes"] == []


def test_what_is_under_way_can_be_ended(talk):
    running = presses(talk, talk.does(LEAD, SLOTS)[0])
    ended = presses(talk, running)
    talk.later(hours=1)

    assert (ended.data["state"], told(talk)) == ("cancelled", {})
    assert [entry.deed for entry in talk.world.all(AuditEntry)] == ["changed", "changed stop"]


@pytest.mark.parametrize(("days", "letters"), [(29, 0), (31, 1)])
def test_nobody_is_told_of_changes_more_often_than_once_in_thirty_days(talk, days, letters):
    changed(talk)
    talk.world.owed.clear()
    talk.now += dt.timedelta(days=days)
    (preview,) = talk.does(LEAD, '/changed delivery "two hours notice" last 6m')
    if letters:
        presses(talk, preview)
        talk.later(minutes=5)

    assert len(told(talk)) == preview.data["told"] == letters
    assert preview.data["rested"] == 1 - letters


def test_who_opted_out_or_was_never_met_is_counted_and_left_out(talk):
    stopped, _ = complains(talk, number=2)
    talk.does(stopped, "/stop")
    complains(talk, number=3)
    talk.world.records = {key: each for key, each in talk.world.records.items() if key[1] != ("telegram", "103")}
    talk.world.save(replace(talk.world.find(Customer, "C3"), home=""))
    (preview,) = talk.does(LEAD, SLOTS)
    changed(talk)

    assert {key: preview.data[key] for key in ("told", "stopped", "unreachable")} == {
        "told": 1, "stopped": 1, "unreachable": 1,
    }  # fmt: skip
    assert "1 asked not to be written to" in preview.text
    assert list(told(talk)) == ["changed:2:C1"]


def test_test_answers_void_ones_and_those_of_merged_customers_count_as_they_do_elsewhere(talk):
    for number, change in ((2, {"test": True}), (3, {"agent": "Marta"})):
        _, token = complains(talk, number=number)
        talk.world.save(replace(talk.world.find(Ask, token), **change))
    _, token = complains(talk, number=4)
    for each in [each for each in talk.world.all(Response) if each.ask == token]:
        talk.world.save(replace(each, void="a joke"))
    complains(talk, number=5)
    talk.world.save(replace(talk.world.find(Customer, "C5"), merged_into="C1"))
    changed(talk)

    assert list(told(talk)) == ["changed:1:C1"]


def test_nobody_is_woken(talk):
    talk.world.save(replace(talk.world.find(Customer, "C1"), zone="Pacific/Auckland"))  # 22:30 there
    changed(talk)
    assert told(talk) == {}
    assert talk.world.find(Change, "1").state == "done"

    talk.does(LEAD, "/changed")
    talk.later(hours=9)
    assert told(talk) == {}
    talk.later(hours=1)
    assert len(told(talk)) == 1
    assert talk.world.find(ChangeTold, "C1", "1").at.hour == 19


def test_who_stops_before_the_morning_is_not_told(talk):
    talk.world.save(replace(talk.world.find(Customer, "C1"), zone="Pacific/Auckland"))
    changed(talk)
    talk.does(replace(ANNA, person="101"), "/stop")
    talk.later(hours=20)

    assert told(talk) == {}


def test_many_are_told_some_at_a_time(talk):
    for number in range(2, 231):
        _, token = complains(talk, number=number)
        assert token
    presses(talk, talk.does(LEAD, SLOTS)[0])
    counts = []
    for _ in range(4):
        counts.append(len(told(talk)))
        talk.later(seconds=15)

    assert counts == [0, 200, 230, 230]


def test_an_open_question_is_not_talked_over(talk):
    who, token = complains(talk, number=2)
    data = talk.ended(customer="C2", name="Anna")[0].data
    token = talk.world.find(Interaction, data["interaction"]).ask
    talk.does(who, f"/start {token}")
    changed(talk)
    talk.does(who, "5")

    assert talk.world.find(Response, token, "csat").score == 5
    assert talk.world.find(ChangeTold, "C2", "1").reacted_at is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("/changed delivery slots of one hour", "in quotation marks"),
        ('/changed "slots"', "Topics: delivery, invoice"),
        ('/changed delivry "slots"', "Nearest: delivery"),
        ('/changed delivery "slots" las month', "Nearest: last month"),
        ('/changed delivery "slots" since 2020', "366 days at most"),
        ('/changed delivery ""', "from 1 to 1,000 characters"),
        (f'/changed delivery "{"x" * 1001}"', "from 1 to 1,000 characters"),
        ('/changed delivery en "one" en "two"', "two"),
        ('/changed delivery "slots', "in quotation marks"),
        ("/changed 7", "no change “7”"),
        ("/changed confirm 7", "no change “7”"),
    ],
)
def test_what_is_not_understood_is_refused_with_what_would_be(talk, line, words):
    (reply,) = talk.does(LEAD, line)

    assert words in reply.text
    assert talk.world.all(Change) == []


def test_where_nobody_complained_there_is_nothing_to_confirm(talk):
    (reply,) = talk.does(LEAD, '/changed invoice "clearer now"')

    assert "Nobody complained about this" in reply.text
    assert [button.label for row in reply.buttons for button in row] == ["Cancel"]


def test_only_leads_write_to_all(talk):
    assert "/changed" not in talk.does(AGENT, "/help")[0].text
    for who in (AGENT, ANNA, Actor(platform="slack", person="UNONE")):
        assert "refused" in talk.does(who, SLOTS)[0].data
    assert talk.world.all(Change) == []
