"""Digests in chats of five languages, and what they say of open cases."""

import datetime as dt

import pytest
from world import ANNA, LEAD, Talk

from bot.digests.sparkline import sparkline
from bot.digests.voices import short
from bot.model import Digest, Preference
from bot.statistics import margins, moved, share_difference, wilson

DAY = dt.timedelta(days=1)
TALKS = [
    (
        "en",
        "/digest on 9:00 weekdays csat",
        "Done. This chat gets a digest: Monday to",
        "/digest off",
        "Ended:",
    ),
    (
        "lv",
        "/digest ieslēgt plkst. 9.00 darbdienās csat",
        "Gatavs. Šis čats saņems",
        "/digest izslēgt",
        "Izslēgts:",
    ),
    ("nl", "/digest aan om 9:00 werkdagen csat", "Klaar. Deze chat krijgt een overzicht:", "/digest uit", "Gestopt:"),
    ("bg", "/digest включи в 9:00 делнични дни csat", "Готово. Този чат ще получава обзор:", "/digest спри", "Спряно:"),
    (
        "fil",
        "/digest simulan alas 9:00 weekdays csat",
        "Ayos na. Makakatanggap",
        "/digest itigil",
        "Itinigil:",
    ),
]


@pytest.mark.parametrize(("language", "on", "said", "off", "ended"), TALKS)
def test_a_lead_begins_and_ends_a_digest_in_their_language(language, on, said, off, ended):
    talk = Talk()
    talk.world.save(Preference(subject=LEAD.subject, language=language))
    [begun] = talk.does(LEAD, on)
    [digest] = talk.world.all(Digest)
    promised = set(talk.world.promises)
    [done] = talk.does(LEAD, off)

    assert begun.text.startswith(said)
    assert (digest.rhythm, digest.minute, digest.days, digest.indicators) == ("daily", 540, "12345", ("csat",))
    assert {key.partition(":")[0] for key in promised} == {"digest", "estimates"}
    assert done.text.startswith(ended)
    assert set(talk.world.promises) == {"estimates"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1 open case: nobody yet 1 (1 day)."),
        ("lv", "1 atvērta lieta: vēl bez atbildīgā 1 (1 diena)."),
        ("nl", "1 open zaak: nog niemand 1 (1 dag)."),
        ("bg", "1 отворен случай: още без отговорник 1 (от 1 ден)."),
        ("fil", "1 bukas na case: wala pang may hawak 1 (1 araw)."),
    ],
)
def test_open_cases_are_told_with_their_age(language, said):
    talk = Talk()
    token = talk.asked()
    talk.does(ANNA, f"r:{token}:csat:1")
    talk.now += DAY
    [reply] = talk.does(LEAD, f"/digest preview csat {language}")

    assert said in reply.text


def test_open_cases_are_told_where_nothing_new_came_in():
    talk = Talk()
    token = talk.asked()
    talk.does(ANNA, f"r:{token}:csat:1")
    talk.now += 5 * DAY
    [reply] = talk.does(LEAD, "/digest preview csat")

    assert reply.text.startswith("Customer satisfaction (CSAT): nothing came in. 1 open case: nobody yet 1 (5 days).")
    assert "\n" not in reply.text


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ([50, 60], ""),
        ([0, 50, 100], "▁▅█"),
        ([None, 0, None, 100, 50], "▁·█▅"),
        ([84.0, 84.5, 85.0], "▄▅▅"),
    ],
)
def test_a_small_trend_shows_no_mountains_of_noise(values, drawn):
    assert sparkline(values) == drawn


def test_a_quote_ends_after_a_word():
    assert short("one two three", 20) == "one two three"
    assert short("one two, three four", 12) == "one two …"


@pytest.mark.parametrize(("now", "before"), [((60, 98), (300, 357)), ((19, 20), (30, 40)), ((50, 100), (55, 100))])
def test_a_share_moved_when_newcombes_interval_leaves_out_nothing(now, before):
    sides = [(hits / n, wilson(hits, n).low, wilson(hits, n).high) for hits, n in (now, before)]
    difference = share_difference(*now, *before)

    assert (abs(moved(*sides)) > 1) == (difference.low > 0 or difference.high < 0)


def test_the_more_numbers_are_looked_at_the_further_one_must_move():
    assert margins(1) == pytest.approx(1)
    assert [round(margins(looks), 2) for looks in (2, 10, 100)] == [1.14, 1.43, 1.78]
