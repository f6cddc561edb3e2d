"""Whether groups of customers are equally satisfied."""

import csv
import io
from dataclasses import replace

import pytest
from world import LEAD, Talk

from bot.charts import svg
from bot.model import Ask, Customer, Interaction, Response


def talk(groups, *, dimension="language", measure="csat", scale=5, each=1):
    """A company with some scores from each group, ``each`` of which is a customer's own."""
    made = Talk()
    numbers = iter(range(10_000))
    for name, scores in groups.items():
        for place, score in enumerate(scores):
            number = next(numbers)
            own = {dimension: name} if dimension in {"segment", "contract"} else {}
            customer = Customer(id=f"{name}{place // each}", **own)
            about = Interaction(id=f"I{number}", customer=customer.id, **({} if own else {dimension: name}))
            times = {"asked_at": made.now, "expires_at": made.now}
            ask = Ask(token=f"t{number}", interaction=about.id, customer=customer.id, survey="s", **times)
            given = Response(
                ask=ask.token, question=measure, measure=measure, scale=scale, score=score,
                answered_at=made.now, day=made.now.date(),
            )  # fmt: skip
            made.world.save(customer, about, ask, given)
    return made


def said(made, words="/fairness week"):
    return made.does(LEAD, words)[0]


GOOD, BAD, MIXED = [5] * 38 + [2] * 2, [5] * 20 + [2] * 20, [5] * 30 + [2] * 10


def test_groups_that_are_alike_do_not_clearly_differ():
    reply = said(talk({"lv": MIXED, "nl": MIXED}))

    assert reply.text.endswith("Language: no clear difference; chance alone is enough (p = 1.00, groups: 2, n = 80).")
    assert reply.data["dimensions"][0]["real"] is False


def test_a_real_difference_names_the_worst_group_and_how_large_it_is():
    reply = said(talk({"lv": GOOD, "nl": BAD, "en": GOOD}), "/fairness week by language")

    assert "Language: a real difference, size: large (p < 0.001, groups: 3, n = 120)." in reply.text
    assert "Clearly below the others: Dutch, 50.00% (n = 40) against 95.00% (n = 80)." in reply.text
    assert [line.partition(":")[0] for line in reply.table.lines] == ["English", "Latvian", "Dutch"]
    assert [point.label for point in reply.picture.points] == ["English", "Latvian", "Dutch"]
    assert svg(reply.picture).startswith("<svg")


def test_groups_of_fewer_than_five_customers_are_never_shown():
    """Forty answers of four customers are four customers."""
    made = _joined(talk({"lv": GOOD, "nl": MIXED}), {"fil": BAD}, each=10)
    reply = said(made, "/fairness week by language")

    assert "1 group of fewer than 5 customers is left out." in reply.text
    assert "Filipino" not in reply.words
    assert [group["group"] for group in reply.data["dimensions"][0]["groups"]] == ["lv", "nl"]
    assert reply.data["dimensions"][0]["n"] == 80


def test_linked_customers_are_one():
    made = talk({"lv": GOOD, "nl": GOOD})
    for number in range(1, 40):
        made.world.save(Customer(id=f"nl{number}", merged_into="nl0"))

    assert "1 group of fewer than 5 customers is left out." in said(made).text


def test_several_dimensions_are_looked_at_together_and_p_grows():
    made = talk({"lv": [5] * 30 + [2] * 10, "nl": [5] * 20 + [2] * 20})
    alone = said(made, "/fairness week by language").data["dimensions"][0]
    _also(made, "channel", ("phone", "web"))
    both = {each["dimension"]: each for each in said(made).data["dimensions"]}

    assert list(both) == ["language", "channel"]
    assert both["language"]["p"] == alone["p"] == alone["p_adjusted"]
    assert both["language"]["p_adjusted"] == pytest.approx(2 * alone["p"])


@pytest.mark.parametrize("dimension", ["segment", "contract", "product", "channel"])
def test_every_group_of_customers_can_be_asked_for(dimension):
    reply = said(talk({"one": GOOD, "two": BAD}, dimension=dimension), f"/fairness week by {dimension}")

    assert "Clearly below the others: two, 50.00% (n = 40) against 95.00% (n = 40)." in reply.text


def test_net_scores_are_compared_by_ranks():
    made = talk({"lv": [10] * 40, "nl": [10] * 10 + [3] * 30}, measure="nps", scale=11)
    reply = said(made, "/fairness nps week")

    assert reply.title == "Fairness: Net promoter score (NPS)"
    assert "Clearly below the others: Dutch, -50.0 (n = 40) against 100.0 (n = 40)." in reply.text


def test_few_answers_are_dealt_out_by_chance_and_always_alike():
    made = talk({"lv": [5] * 6, "nl": [2] * 5 + [5]})

    assert said(made).data == said(made).data
    assert 0 < said(made).data["dimensions"][0]["p"] < 0.05


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("/fairness 2020", "There are no two groups of customers to compare in this period."),
        ("/fairness 2020 by segment", "Segment: too few answers to compare."),
        ("/fairness week by agent", "groups of customers can follow"),
        ("/fairness week by week", "groups of customers can follow"),
        ("/fairness churn week", "Churn is not a score that customers give."),
        ("/fairness week language=lv", "There are no two groups of customers to compare in this period."),
        ("/explain fairness", "chi-squared (Pearson, 1900)"),
    ],
)
def test_what_can_be_asked(words, answer):
    assert answer in said(talk({"lv": GOOD, "nl": GOOD}), words).text


def test_the_figures_can_be_taken_along():
    reply = said(talk({"lv": GOOD, "nl": BAD}), "/fairness week as csv")
    rows = list(csv.DictReader(io.StringIO(reply.file)))

    assert [(row["dimension"], row["group"], row["n"]) for row in rows] == [
        ("language", "lv", "40"),
        ("language", "nl", "40"),
    ]
    assert float(rows[0]["p"]) < 0.001


def _joined(made, groups, **facts):
    """The same company with more answers; their numbers come after its own."""
    more = talk(groups, **facts).world.records
    for record in more.values():
        names = {
            name: f"x{getattr(record, name)}"
            for name in ("id", "ask", "token", "interaction", "customer")
            if getattr(record, name, "")
        }
        made.world.save(replace(record, **names))
    return made


def _also(made, dimension, names):
    for number, about in enumerate(made.world.all(Interaction)):
        made.world.save(replace(about, **{dimension: names[number % len(names)]}))
