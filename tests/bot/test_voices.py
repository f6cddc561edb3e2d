"""Comments as a team reads them."""

import csv
import datetime as dt
import io

import pytest
from world import AGENT, LEAD, TEAM, Talk

from bot import commands
from bot.messages import Commanded
from bot.model import AuditEntry, Response
from bot.taps import read

MONDAY = dt.date(2026, 10, 5)
LATE = "Sūtījums kavējās divas nedēļas"


def say(talk, text, *, label="", topics=(), at=dt.datetime(2026, 10, 5, 9, tzinfo=dt.UTC), score=None, **about):
    token = talk.asked(**{"customer": "C1", "agents": ("Marta",), "channel": "phone"} | about)
    facts = {"answered_at": at, "day": at.date()}
    words = {"measure": "text", "text": text, "label": label, "topics": topics}
    if label in {"negative", "positive"}:
        words |= {"polarity": -0.9 if label == "negative" else 0.9, "confidence": 0.9}
    talk.world.save(Response(ask=token, question="why", **facts, **words))
    if score is not None:
        talk.world.save(Response(ask=token, question="csat", measure="csat", scale=5, score=score, **facts))
    return token


@pytest.fixture(name="talk")
def _talk():
    talk = Talk()
    hour = dt.timedelta(hours=1)
    at = dt.datetime(2026, 10, 5, 9, tzinfo=dt.UTC)
    say(talk, LATE, label="negative", topics=("delivery",), score=1, id="CALL-1", product="Router X2", at=at)
    say(talk, "Great, as always!", label="negative", score=5, id="CALL-2", agents=("Ivo",), at=at + hour)
    say(talk, "Kind and quick", label="positive", topics=("courtesy", "speed"), score=5, at=at + 2 * hour)
    say(talk, "Zdraví", at=at + 3 * hour)
    say(talk, "Old", label="negative", topics=("delivery",), at=dt.datetime(2025, 3, 1, tzinfo=dt.UTC))
    return talk


def texts(reply):
    return [voice["text"] for voice in reply.data["voices"]]


def test_a_voice_has_what_was_said_who_said_it_and_when(talk):
    [reply] = talk.does(LEAD, "/voices negative delivery week")

    assert reply.title == "1 comment"
    assert reply.text.replace("\u202f", " ") == (
        "Oct 5, 2026 to Oct 7, 2026 (Europe/Riga)\nOnly negative, delivery.\n1 to 1 of 1\n\n"
        f"Oct 5, 2026, 12:00 PM · ★☆☆☆☆ · negative · delivery\n“{LATE}”\n"
        "Anna · served by Marta · phone · Router X2 · CALL-1"
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("week", ["Zdraví", "Kind and quick", "Great, as always!", LATE]),
        ("positive", ["Kind and quick"]),
        ("negatīvi piegāde", [LATE]),
        ("отрицателни доставка", [LATE]),
        ("negatief bezorging", [LATE]),
        ("negatibo delivery", [LATE]),
        ("all negative delivery", [LATE, "Old"]),
        ("disagreeing", ["Great, as always!"]),
        ('"kavejas"', [LATE]),
        ("„КАВЕЖ“", []),
        ('"kind" "quick"', ["Kind and quick"]),
        ("courtesy speed", ["Kind and quick"]),
        ("topic=delivery", [LATE]),
        ("no topic", ["Zdraví", "Great, as always!"]),
        ("agent=ivo", ["Great, as always!"]),
        ("2025-03", ["Old"]),
        ("waiting time", ["Kind and quick"]),
    ],
)
def test_voices_are_found_by_words_in_any_language_in_any_order(talk, words, found):
    assert texts(talk.does(LEAD, f"/voices {words}")[0]) == found


def test_an_area_that_is_no_topic_finds_who_rated_it():
    talk = Talk()
    token = say(talk, "Tas bija ilgi", label="negative", topics=("speed",))
    say(talk, "Another")
    shipping = talk.workspace.surveys["shipping"]
    key = next(key for key in shipping.areas if shipping.area(key, "en").casefold() not in {"speed", "courtesy"})
    facts = {"answered_at": talk.now, "day": MONDAY, "measure": "area", "scale": 5, "score": 2}
    talk.world.save(Response(ask=token, question=f"areas.{key}", area=key, **facts))

    [reply] = talk.does(LEAD, f"/voices {shipping.area(key, 'en')}")

    assert texts(reply) == ["Tas bija ilgi"]
    assert f"area={shipping.area(key, 'en')}" in reply.text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("negativ", "Nearest: negative"),
        ("delivry week", "Nearest: delivery"),
        ("wek", "Did you mean"),
        ("negative positive", "positive"),
        ("page nine", "“nine” is not a page. Write a number from 1 to 1,000."),
        ("page 0", "“0” is not a page"),
        ("week by agent", "one by one"),
        ("agent=Nobody", "There is no agent “Nobody”"),
        ("segment=gold", "is not known by segment"),
        ('"a1" "b2" "c3" "d4" "e5" "f6"', "f6"),
    ],
)
def test_mistakes_get_the_nearest_words(talk, words, said):
    [reply] = talk.does(LEAD, f"/voices {words}")

    assert "refused" in reply.data
    assert said in reply.text or said == "Did you mean"


def test_agents_read_what_was_said_but_not_by_whom_or_about_whom(talk):
    [reply] = talk.does(AGENT, "/voices week")

    assert len(texts(reply)) == 4
    assert "Anna" not in reply.text
    assert "Marta" not in reply.text
    assert "customer" not in reply.data["voices"][0]
    for words in ("agent=Marta", "as csv"):
        assert talk.does(AGENT, f"/voices {words}")[0].data == {"refused": "role.needed"}


def test_customers_read_nothing(talk):
    from world import ANNA

    assert talk.does(ANNA, "/voices week")[0].data == {"refused": "role.needed"}


def test_a_shared_list_names_nobody(talk):
    public = Commanded(id="x", at=talk.now, actor=LEAD, where=TEAM, name="voices", words="week", public=True)
    [reply] = talk.handle(public)

    assert LATE in reply.text
    assert "Anna" not in reply.text
    assert not reply.private


def test_pages_turn_in_place_and_come_to_an_end():
    talk = Talk()
    for number in range(23):
        say(talk, f"comment {number:02}", at=dt.datetime(2026, 10, 5, 9, number, tzinfo=dt.UTC))

    [first] = talk.does(LEAD, "/voices week")
    [[more]] = first.buttons
    [second] = talk.does(LEAD, more.data, message="m7")
    [[back, further]] = second.buttons
    [third] = talk.does(LEAD, further.data, message="m7")

    assert first.title == "23 comments"
    assert (texts(first)[0], texts(first)[-1], len(texts(first))) == ("comment 22", "comment 13", 10)
    assert (more.label, back.label, second.to.message) == ("More", "Back", "m7")
    assert "11 to 20 of 23" in second.text
    assert texts(third) == ["comment 02", "comment 01", "comment 00"]
    assert [button.label for row in third.buttons for button in row] == ["Back"]
    assert texts(talk.does(LEAD, back.data)[0]) == texts(first)
    assert "There are no further comments." in talk.does(LEAD, "/voices week page 9")[0].text


def test_comments_leave_the_report_they_were_asked_from_where_it_is():
    talk = Talk()
    for number in range(12):
        say(talk, f"comment {number:02}", at=dt.datetime(2026, 10, 5, 9, number, tzinfo=dt.UTC))

    [first] = talk.does(LEAD, "c:voices 2026-10", message="m7")
    [second] = talk.does(LEAD, first.buttons[0][0].data, message="m8")
    [again] = talk.does(LEAD, second.buttons[0][0].data, message="m8")

    assert [reply.to.message for reply in (first, second, again)] == ["", "m8", "m8"]
    assert texts(again) == texts(first)


def test_what_does_not_fit_behind_a_button_is_spelt_out():
    talk = Talk()
    for number in range(11):
        say(talk, f"{number} Очень долгое ожидание на линии", product="Ļoti garš produkta nosaukums")

    [reply] = talk.does(
        LEAD, '/voices 2026-10-01..2026-10-09 product="Ļoti garš produkta nosaukums" "ожидание на линии"'
    )
    spelt = reply.text.rpartition("More: ")[2]

    assert reply.buttons == ()
    assert len(texts(talk.does(LEAD, spelt)[0])) == 1


def test_the_button_fits_and_means_the_same_tomorrow(talk):
    for number in range(12):
        say(talk, f"{number}", label="negative", topics=("complaint",), channel="e-mail")
    [[more]] = talk.does(LEAD, "/voices negative complaint handling this week channel=e-mail")[0].buttons
    event = read(more.data, id="x", at=talk.now, actor=LEAD, where=TEAM)

    assert len(more.data.encode()) <= 64
    assert event.words.startswith("negative complaint 2026-")
    talk.now += dt.timedelta(days=7)
    assert len(texts(talk.does(LEAD, more.data)[0])) == 2


def test_nothing_found_says_where_there_are_comments(talk):
    [reply] = talk.does(LEAD, "/voices negative 2024")

    assert reply.title == "0 comments"
    assert "No comment fits.\nThere are comments from Mar 1, 2025 to Oct 5, 2026." in reply.text
    assert "There are no comments yet." in Talk().does(LEAD, "/voices")[0].text


def test_long_comments_are_cut_and_stay_in_one_line(talk):
    say(talk, "word\n" * 400, at=dt.datetime(2026, 10, 6, tzinfo=dt.UTC))
    [reply] = talk.does(LEAD, "/voices week")
    [line] = [line for line in reply.text.splitlines() if "word word" in line]

    assert len(line) <= 202
    assert line.endswith("…”")
    assert len(reply.text) < 4000


def test_leads_take_comments_along_and_that_is_noted(talk):
    say(talk, "=cmd|calc", at=dt.datetime(2026, 10, 6, tzinfo=dt.UTC))
    [reply] = talk.does(LEAD, "/voices week as csv")
    rows = list(csv.DictReader(io.StringIO(reply.file)))
    [noted] = talk.world.all(AuditEntry)

    assert [row["text"] for row in rows] == ["'=cmd|calc", "Zdraví", "Kind and quick", "Great, as always!", LATE]
    assert (rows[-1]["name"], rows[-1]["score"], rows[-1]["topics"], rows[3]["disagrees"]) == (
        "Anna",
        "1",
        "delivery",
        "1",
    )
    assert (noted.deed, noted.actor) == ("export", LEAD.subject)
    assert noted.about.startswith("/voices 2026-")


@pytest.mark.parametrize(
    ("words", "reads"), [("week", True), ("", True), ("week as csv", False), ("седмица като цсв", False)]
)
def test_only_taking_comments_along_has_to_wait_its_turn(words, reads):
    assert commands.known()["voices"].only_reads(words) is reads


def test_void_and_test_answers_are_left_out(talk):
    talk.does(LEAD, "/void CALL-1 a mistake")

    assert LATE not in texts(talk.does(LEAD, "/voices week")[0])
