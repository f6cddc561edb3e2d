"""What a lead reads of what comments speak of."""

import csv
import datetime as dt
import io

import pytest
from world import LEAD, Talk

from bot.charts import svg
from bot.model import Response

MONDAY = dt.date(2026, 10, 5)


def say(talk, label, *, topics=(), agent="Marta", day=MONDAY, text="words"):
    token = talk.asked(agents=(agent,), customer=f"C{len(talk.world.records)}")
    at = dt.datetime.combine(day, dt.time(9), dt.UTC)
    facts = {"measure": "text", "text": text, "answered_at": at, "day": day, "label": label, "topics": topics}
    talk.world.save(Response(ask=token, question="why", **facts))


@pytest.fixture(name="talk")
def _talk():
    """Delivery went badly this week; the week before nobody spoke of it."""
    talk = Talk()
    for number in range(20):
        say(talk, "negative" if number < 15 else "positive", topics=("delivery",), agent="Ivo", text=f"Late {number}")
    for _ in range(16):
        say(talk, "positive", topics=("courtesy",))
    for _ in range(4):
        say(talk, "negative", topics=("price", "courtesy"))
    for _ in range(10):
        say(talk, "", topics=())
    for _ in range(40):
        say(talk, "positive", topics=("courtesy",), day=MONDAY - dt.timedelta(days=7))
    return talk


def test_topics_are_ranked_by_mentions_with_what_they_feel_like_and_what_changed(talk):
    [reply] = talk.does(LEAD, "/topics week")

    assert reply.title == "Topics: 40 of 50 comments mention one"
    assert reply.table.lines == (
        "courtesy: 20 of 50 comments (40.00%); negative 20.00% [8.07%, 41.60%]; a real fall (was 100.00%)",
        "delivery: 20 of 50 comments (40.00%); negative 75.00% [53.13%, 88.81%]; a real rise (was 0.00%)",
        "price: 4 of 50 comments (8.00%); negative: 4",
    )
    assert reply.table.rows[0] == ("topic", "mentions", "share of comments", "negative", "95 % interval", "change")
    assert reply.table.rows[3][:4] == ("price", "4", "8.00%", "4")
    assert "delivery: “Late " in reply.text
    assert [group["group"] for group in reply.data["groups"]] == ["courtesy", "delivery", "price"]


def test_the_picture_has_a_bar_for_each_topic(talk):
    [reply] = talk.does(LEAD, "/topics week")

    assert (reply.picture.shape, reply.picture.title) == ("bar", "Topics: share of comments")
    assert [point.label for point in reply.picture.points] == ["courtesy", "delivery", "price"]
    assert svg(reply.picture).startswith("<svg")
    assert "Highest: " in reply.picture.alt


def test_topics_of_each_agent(talk):
    [reply] = talk.does(LEAD, "/topics week by agent")

    assert sorted(reply.table.lines) == [
        "Ivo: delivery 20 (negative: 15)",
        "Marta: courtesy 20 (negative: 4), price 4 (negative: 4)",
    ]
    assert reply.table.rows[0] == ("agent", "n", "courtesy", "delivery", "price")


def test_topics_by_day_have_a_line_for_each(talk):
    [reply] = talk.does(LEAD, "/topics week by day")

    assert (
        reply.table.lines[0]
        == "Oct 5, 2026: courtesy 20 (negative: 4), delivery 20 (negative: 15), price 4 (negative: 4)"
    )
    assert reply.table.lines[1] == "Oct 6, 2026: no comments"


def test_topics_pass_filters(talk):
    [reply] = talk.does(LEAD, "/topics week agent=ivo")

    assert [row[0] for row in reply.table.rows[1:]] == ["delivery"]
    assert "Only agent=Ivo." in reply.text


def test_topics_can_be_taken_along(talk):
    [ranked] = talk.does(LEAD, "/topics week as csv")
    [grouped] = talk.does(LEAD, "/topics week by agent as csv")
    rows = list(csv.DictReader(io.StringIO(ranked.file)))

    assert [(row["topic"], row["comments"], row["mentions"], row["negative"]) for row in rows] == [
        ("courtesy", "50", "20", "4"),
        ("delivery", "50", "20", "15"),
        ("price", "50", "4", "4"),
    ]
    assert {row["agent"] for row in csv.DictReader(io.StringIO(grouped.file))} == {"Ivo", "Marta"}


def test_topics_have_names_in_the_readers_language(talk):
    talk.does(LEAD, "/language bg")
    [reply] = talk.does(LEAD, "/topics week")

    assert reply.table.lines[2].startswith("цена: 4 от 50 коментара (8")
    assert reply.table.lines[2].endswith("; отрицателни: 4")


def test_few_comments_are_counted_only():
    talk = Talk()
    say(talk, "negative", topics=("price",))
    [reply] = talk.does(LEAD, "/topics week")

    assert reply.table.lines == ("price: 1 of 1 comment; negative: 1",)
    assert reply.title == "Topics: 1 of 1 comment mentions one"


def test_comments_that_name_nothing_are_said_to_name_nothing():
    talk = Talk()
    say(talk, "negative")

    assert talk.does(LEAD, "/topics week")[0].title == "Topics: none mentioned"


def test_without_comments_it_says_where_there_are_some(talk):
    [reply] = talk.does(LEAD, "/topics 2025")

    assert (reply.title, reply.table) == ("Topics: no comments", None)
    assert "There are comments from" in reply.text


def test_topics_are_explained(talk):
    assert "What comments speak of" in talk.does(LEAD, "/explain topics")[0].text
