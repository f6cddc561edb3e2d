"""Comments are read again, and the counts are those of a recount."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scribe import Scribe, ask, interaction, rated, response, save, typed
from sqlalchemy import delete, select

from bot import hearing
from bot.model import Response
from storage import rescoring
from storage.answers import rebuild
from storage.batch import Batch
from storage.job import Job
from storage.ledgers import TALLIES
from storage.rescoring import rescore, rewrite
from storage.tables import TABLES, core

GOOD, BAD = "Great, friendly service, thank you!", "Terrible, my parcel never arrived and nobody cares"
OLD = {"measure": "text", "scale": 0, "analyzer": "old", "tagger": "old", "label": "neutral"}


def said(token, text, **rest):
    return response(token, None, question="why", **OLD | {"text": text} | rest)


def counts(connection):
    return {tuple(row[:-1]): row[-1] for row in connection.execute(select(TALLIES).where(TALLIES.c.count != 0))}


@pytest.fixture
async def paved(pave):
    """A road on which a hundred comments wait that an earlier version read."""
    comments = [said(f"t{number:03}", BAD if number % 2 else GOOD) for number in range(100)]
    records = [interaction(), *(ask(f"t{number:03}") for number in range(100)), *comments]
    records += [response("t000", 5), response("t001", None, question="which", measure="choice", scale=0, text="late")]
    road = await pave(Scribe({"begin": save(*records)}))
    await road.put(typed("begin"))
    return road


async def test_comments_are_read_again_and_counted_anew(store, paved):
    shown = []
    found = await rescore(store.reading, paved, lambda done, total: shown.append((done, total)))

    with store.reader() as world:
        good, bad = (world.find(Response, token, "why") for token in ("t000", "t001"))
        chosen = world.find(Response, "t001", "which")
    assert (found.read, found.moves) == (100, {("neutral", "positive"): 50, ("neutral", "negative"): 50})
    assert (good.label, bad.label, bad.topics[0]) == ("positive", "negative", "delivery")
    assert (bad.analyzer, bad.tagger) == hearing.version()
    assert chosen.analyzer == ""
    assert shown == [(100, 100)]
    with store.writer.begin() as connection:
        kept = counts(connection)
        rebuild(connection)
        assert counts(connection) == kept


async def test_a_second_time_nothing_is_left_to_read(store, paved):
    await rescore(store.reading, paved, lambda done, total: None)

    assert (await rescore(store.reading, paved, lambda done, total: None)).read == 0


async def test_who_is_interrupted_goes_on_where_the_last_batch_ended(store, paved, monkeypatch):
    monkeypatch.setattr(rescoring, "MOST", 30)

    def stop(done, total):
        if done == 60:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await rescore(store.reading, paved, stop)
    found = await rescore(store.reading, paved, lambda done, total: None)

    assert found.read == 40


async def test_who_holds_the_database_is_waited_for(store, paved, hold, monkeypatch):
    monkeypatch.setattr(rescoring, "PAUSE", 0.05)
    if store.writer.dialect.name == "postgresql":
        pytest.skip("there a batch locks the asks it is about, not the database")
    with hold():
        running = asyncio.create_task(rescore(store.reading, paved, lambda done, total: None))
        await asyncio.sleep(0.5)
        assert not running.done()
    assert (await running).read == 100


async def test_a_comment_that_changed_meanwhile_stays_as_it_is(store, paved):
    old = said("t000", "These words are gone", label="positive", analyzer="new")
    await paved.settle(lambda connection: rewrite(connection, [old]))

    with store.reader() as world:
        assert world.find(Response, "t000", "why").analyzer == "old"


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["write", "rescore", "void", "rate", "move"]),
        st.sampled_from(["t1", "t2", "t3"]),
        st.sampled_from([GOOD, BAD, "42", ""]),
    ),
    max_size=12,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_after_any_edits_voids_and_rescores_the_counts_are_those_of_a_recount(store, steps):
    with store.writer.connect() as connection, connection.begin() as transaction:
        for table in (*map(core, TABLES.values()), TALLIES):
            connection.execute(delete(table))
        _save(connection, interaction(), *(ask(f"t{number}") for number in (1, 2, 3)))
        for step, token, text in steps:
            _do(connection, step, token, text)
        kept = counts(connection)
        rebuild(connection)

        assert counts(connection) == kept
        transaction.rollback()


def _save(connection, *records):
    Batch(connection, Scribe({"x": save(*records)})).carry([Job(event=typed("x"))])


def _do(connection, step, token, text):
    known = {each.ask: each for each in _comments(connection)}
    if step == "write":
        _save(connection, said(token, text))
    elif step == "rate":
        Batch(connection, Scribe()).carry([Job(event=rated(token, "4"))])
    elif step == "move":
        _save(connection, interaction(agents=("eve",) if text == GOOD else ("bob", "eve")))
    elif token in known and step == "void":
        _save(connection, replace(known[token], void="" if known[token].void else "a mistake"))
    elif step == "rescore":
        rewrite(connection, [hearing.heard(each, "en") for each in known.values()])


def _comments(connection):
    table = core(TABLES[Response])
    rows = connection.execute(select(table).where(table.c.measure == "text")).mappings()
    return [Response(**row) for row in rows]
