"""What a lead reads of what customers feel."""

import datetime as dt

import pytest
from world import ANNA, LEAD, Talk

from bot.model import Response

MONDAY = dt.date(2026, 10, 5)


def say(talk, label, *, topics=(), agent="Marta", day=MONDAY, text="words", **rest):
    """Have a customer write a comment that is already read."""
    token = talk.asked(agents=(agent,), customer=f"C{len(talk.world.records)}", channel="phone")
    at = dt.datetime.combine(day, dt.time(9), dt.UTC)
    facts = {"measure": "text", "text": text, "answered_at": at, "day": day, "label": label, "topics": topics}
    talk.world.save(Response(ask=token, question="why", **facts | rest))
    return token


@pytest.fixture(name="talk")
def _talk():
    """This week 20 positive, 5 neutral, 15 negative comments and 2 that nobody could read; the week before, 40 good."""
    talk = Talk()
    for number in range(20):
        say(talk, "positive", topics=("courtesy",) if number < 8 else ())
    for number in range(15):
        say(talk, "negative", topics=("delivery", "price") if number < 3 else ("delivery",), agent="Ivo")
    for _ in range(5):
        say(talk, "neutral", topics=("delivery",))
    for _ in range(2):
        say(talk, "")
    for _ in range(40):
        say(talk, "positive", day=MONDAY - dt.timedelta(days=7))
    return talk


def test_sentiment_is_positive_less_negative_and_leaves_out_what_nobody_could_read(talk):
    [reply] = talk.does(LEAD, "/sentiment week")

    assert reply.title == "Sentiment: 12.5"
    assert "40 comments; 95 % interval" in reply.text
    assert "Positive: 20 (50.00%), neutral: 5 (12.50%), negative: 15 (37.50%)." in reply.text
    assert "2 comments that could not be read are left out." in reply.text
    assert "Most mentioned: delivery 20 (negative: 15), courtesy 8 (negative: 0), price 3 (negative: 3)." in reply.text
    assert "Before (Sep 28, 2026" in reply.text
    assert ": 100.0 (n = 40) – a real fall." in reply.text
    assert "“words”" in reply.text
    assert (reply.data["positive"], reply.data["unknown"], reply.data["n"]) == (20, 2, 40)
    assert reply.picture.shape == "line"


def test_sentiment_of_each_agent(talk):
    [reply] = talk.does(LEAD, "/sentiment week by agent")

    assert [(group["group"], group["n"]) for group in reply.data["groups"]] == [("Marta", 25), ("Ivo", 15)]
    assert reply.table.lines == ("Marta: 25 comments, too few to tell", "Ivo: 15 comments, too few to tell")


def test_sentiment_by_topic_names_topics_in_the_readers_language(talk):
    talk.does(LEAD, "/language lv")
    [reply] = talk.does(LEAD, "/sentiment week by temats")

    assert {line.partition(":")[0] for line in reply.table.lines} == {"piegāde", "laipnība", "cena", "bez temata"}


@pytest.mark.parametrize("words", ["topic=delivery", "topic=DELIVERY", "temats=piegāde"])
def test_a_topic_is_a_filter_by_any_of_its_names(talk, words):
    talk.does(LEAD, f"/language {'lv' if 'piegāde' in words else 'en'}")
    [reply] = talk.does(LEAD, f"/sentiment week {words}")

    assert reply.data["n"] == 20


def test_an_unknown_topic_gets_the_names_of_those_there_are(talk):
    [reply] = talk.does(LEAD, "/sentiment week topic=deliver")

    assert "There is no topic “deliver”. Try: delivery" in reply.text


def test_sentiment_has_targets(talk):
    talk.does(LEAD, "/target sentiment 80")

    assert "Target 80.0: missed." in talk.does(LEAD, "/sentiment week")[0].text


def test_without_comments_it_says_where_there_are_some(talk):
    [reply] = talk.does(LEAD, "/sentiment 2025")

    assert reply.title == "Sentiment: no comments"
    assert "There are comments from Sep 28, 2026 to Oct 5, 2026." in reply.text


def test_a_customers_words_are_heard_as_they_come():
    talk = Talk()
    token = talk.asked()
    talk.does(ANNA, f"r:{token}:csat:1")
    talk.does(ANNA, "Terrible delivery, my parcel never arrived and nobody cares!")
    [reply] = talk.does(LEAD, "/sentiment week")
    heard = next(response for response in talk.world.all(Response) if response.text)

    assert (heard.label, heard.language, heard.topics[0]) == ("negative", "en", "delivery")
    assert heard.analyzer
    assert heard.tagger
    assert heard.confidence > 0.5
    assert reply.title == "Sentiment: 1 comment"
    assert "(★☆☆☆☆, " in reply.text


def test_a_rating_that_contradicts_the_words_is_marked():
    talk = Talk()
    token = say(talk, "negative", polarity=-0.9, confidence=0.9)
    talk.does(ANNA, f"r:{token}:csat:5")

    assert "(★★★★★, rating and comment contradict each other, " in talk.does(LEAD, "/sentiment week")[0].text


def test_options_that_were_chosen_are_not_read():
    talk = Talk()
    say(talk, "", measure="choice", text="late")

    assert talk.does(LEAD, "/sentiment week")[0].title == "Sentiment: no comments"
