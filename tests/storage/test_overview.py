"""All numbers at a glance, and one agent beside everybody."""

from zoneinfo import ZoneInfo

import pytest
from drawn import Drawn
from scribe import NOON, Scribe, ask, interaction, response, save, typed
from world import AGENT, LEAD, ROLES

import storage
from bot import languages, taps
from bot.charts import Chart, Point
from bot.core import FeedbackBot
from bot.messages import Address
from bot.model import Agent
from bot.workspace import Workspace
from storage.batch import Batch
from storage.job import Job

RIGA = ZoneInfo("Europe/Riga")
SCORES = [("Marta", 5), ("Marta", 4), ("Ivars Ozols", 1)] * 6


def records():
    for number, (agent, score) in enumerate(SCORES):
        yield interaction(f"i{number}", (agent,), started_at=NOON, ended_at=NOON)
        yield ask(f"t{number}", f"i{number}")
        yield response(f"t{number}", score)
    yield Agent(name="marta", shown="Marta", subject=AGENT.subject)


@pytest.fixture(scope="module")
def talk(tmp_path_factory):
    opened = storage.open(f"sqlite:///{tmp_path_factory.mktemp('overview')}/a.db", RIGA)
    with opened.writer.begin() as connection:
        Batch(connection, Scribe({"all": save(*records())})).carry([Job(event=typed("all"))])
    bot = FeedbackBot(Workspace(zone=RIGA, roles=ROLES, mint=lambda: "token"))

    def said(line, actor):
        where = Address(platform=actor.platform, chat="here")
        with opened.reader() as world:
            return bot.handle(taps.commanded(line, id="e", at=NOON, actor=actor, where=where), world)

    yield said
    opened.close()


def told(talk, line, actor=LEAD):
    [reply] = talk(line, actor)
    return reply


def test_without_a_period_it_lists_what_can_be_known(talk):
    reply = told(talk, "/indicators")

    assert "/csat – " in reply.text
    assert "/nps – " in reply.text


def test_with_a_period_each_number_that_is_known_is_there(talk):
    reply = told(talk, "/indicators month")

    assert any(line.startswith("Customer satisfaction (CSAT): 66.67%") for line in reply.table.lines)
    assert len(reply.table.rows) == 1 + len(reply.picture.panels)
    assert all(len(row) == len(reply.table.rows[0]) for row in reply.table.rows)


def test_a_period_without_anything_says_so(talk):
    reply = told(talk, "/indicators 2020")

    assert languages.texts("en")("overview.nothing") in reply.text
    assert (reply.table, reply.picture) == (None, None)


def test_an_agent_stands_beside_everybody(talk):
    reply = told(talk, "/agent ivars ozols month")

    assert "Ivars Ozols" in reply.title
    assert "everybody: 66.67%" in "\n".join(reply.table.lines)


def test_what_lies_clearly_apart_is_marked(talk):
    assert "everybody: 66.67% (n = 18) ▲" in "\n".join(told(talk, "/agent Marta month").table.lines)


def test_an_unknown_agent_gets_the_nearest_name(talk):
    assert "Marta" in told(talk, "/agent Martha month").text


@pytest.mark.parametrize(("name", "refused"), [("Marta", None), ("Ivars Ozols", "role.needed")])
def test_agents_see_themselves_only(talk, name, refused):
    reply = told(talk, f"/agent {name} month", AGENT)

    assert reply.data.get("refused") == refused
    assert not any(button.data.startswith("c:voices") for row in reply.buttons for button in row)


def test_agents_need_not_say_who_they_are(talk):

    assert "Marta" in told(talk, "/agent", AGENT).title


@pytest.mark.parametrize("count", [1, 2, 5, 12])
def test_every_panel_is_drawn_with_its_value(count):
    points = tuple(Point(label=str(value), value=value) for value in (50, 60, None, 55))
    panels = tuple(Chart(shape="line", title="CSAT", points=points, note=f"{n} %") for n in range(count))
    drawn = Drawn(Chart(shape="sheet", title="All", points=(), panels=panels, note="October"))

    assert {f"{n} %" for n in range(count)} <= {*drawn.texts}
    assert len(drawn.dots) == count


def test_scores_are_counted_one_by_one(talk):
    reply = told(talk, "/scores csat month")

    assert [row[0] for row in reply.table.rows[1:]] == ["5", "4", "3", "2", "1"]
    assert reply.data == {"scores": {"5": 6, "4": 6, "3": 0, "2": 0, "1": 6}}
    assert [point.n for point in reply.picture.points] == [6, 6, 0, 0, 6]
    assert reply.buttons[0][0].data == "t:csat 2026-10..2026-10-05"


def test_scores_of_nobody_are_not_drawn(talk):
    reply = told(talk, "/scores nps month")

    assert (reply.table, reply.picture, reply.data) == (None, None, {"scores": {}})


def test_only_what_is_made_of_scores_has_scores(talk):
    assert "csat" in told(talk, "/scores churn month").text
