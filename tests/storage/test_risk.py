"""Who may leave: nobody is cut off, however many there are."""

import datetime as dt
from dataclasses import replace

import pytest
from scribe import NOON, TODAY, ask, response

from bot.model import Customer, Interaction
from storage.archive import Archive
from storage.shapes import shapes

MANY = 1200
BEFORE = TODAY - dt.timedelta(days=1)


@pytest.fixture
def archive(store):
    """Every customer scored 1: the first one yesterday; one has left, and one is another by now."""
    people = [Customer(id=f"c{n:04}", joined_at=NOON, segment="large" if n % 2 else "small") for n in range(MANY)]
    people[1] = replace(people[1], left_at=NOON)
    people[2] = replace(people[2], merged_into="c0000")
    records = [
        *people,
        *(Interaction(id=f"i{n}") for n in range(MANY)),
        *(replace(ask(f"t{n}", f"i{n}"), customer=f"c{n:04}") for n in range(MANY)),
        *(response(f"t{n}", 1, day=TODAY if n else BEFORE) for n in range(MANY)),
    ]
    with store.writer.connect() as connection, connection.begin() as transaction:
        for kind in dict.fromkeys(map(type, records)):
            shape = shapes(connection.dialect)[kind]
            connection.exec_driver_sql(shape.upsert, [shape.pack(each) for each in records if type(each) is kind])
        yield Archive(connection)
        transaction.rollback()


def test_everybody_at_risk_is_counted_once_and_who_left_is_not(archive):
    found = [customer.id for customer in archive.at_risk(BEFORE, TODAY + dt.timedelta(days=1), {})]

    assert len(found) == len(set(found)) == MANY - 2
    assert {"c0001", "c0002"}.isdisjoint(found)
    assert found[0] == "c0003"


def test_filters_are_heeded(archive):
    found = archive.at_risk(BEFORE, TODAY + dt.timedelta(days=1), {"segment": "small"})

    assert {customer.segment for customer in found} == {"small"}
    assert len(found) == MANY // 2 - 1
