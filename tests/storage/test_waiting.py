from dataclasses import replace

import pytest
from scribe import NOON, Scribe, ask, interaction, save, typed

from bot.model import AskState, Customer
from storage.batch import Batch
from storage.job import Job
from storage.shelf import Shelf
from storage.world import Writing

RECORDS = (
    Customer(id="c1"),
    Customer(id="c2", merged_into="c1"),
    Customer(id="c3", merged_into="c2"),
    Customer(id="c4"),
    *(replace(interaction(f"i{number}"), ask=f"t{number}") for number in range(1, 5)),
    replace(interaction("i5"), customer="c3", ask="t5"),
    replace(interaction("i6"), customer="c4", ask="t6"),
    ask("t1", "i1"),
    replace(ask("t2", "i2"), state=AskState.STOPPED),
    replace(ask("t3", "i3"), expires_at=NOON),
    replace(ask("t4", "i4"), state=AskState.ANSWERED),
    replace(ask("t5", "i5"), customer="c3", state=AskState.OPEN),
    replace(ask("t6", "i6"), customer="c4"),
)


def tokens(world, customer):
    return [found.token for found in world.asks(customer, NOON)]


@pytest.fixture(name="world")
def _world(store):
    with store.writer.begin() as connection:
        Batch(connection, Scribe({"all": save(*RECORDS)})).carry([Job(event=typed("all"))])
        yield Writing(Shelf(connection))


def test_asks_of_a_customer_and_of_whom_they_stand_for_are_found(world):
    assert tokens(world, "c1") == ["t1", "t4", "t5"]
    assert tokens(world, "c3") == []


def test_what_the_batch_changed_is_seen(world):
    world.save(replace(ask("t1", "i1"), state=AskState.STOPPED))
    world.merge()
    world.save(replace(ask("t7", "i7"), asked_at=NOON.replace(hour=13)))

    assert tokens(world, "c1") == ["t4", "t5", "t7"]
