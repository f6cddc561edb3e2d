"""Records are found by their keys along an index, however many are looked for at once."""

from typing import get_args

import pytest

from bot.model import Record
from storage.shapes import shapes


@pytest.mark.parametrize("size", [1, 2, 512])
@pytest.mark.parametrize("kind", get_args(Record))
def test_sqlite_looks_through_no_whole_table(store, kind, size):
    if store.reading.dialect.name != "sqlite":
        pytest.skip("PostgreSQL scans small tables by right")
    keys = [tuple(f"{number}{name}" for name in kind.KEY) for number in range(size)]
    statement, values = shapes(store.reading.dialect)[kind].select(keys, lock=False)
    with store.reading.begin() as connection:
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]

    assert not [step for step in plan if step.startswith("SCAN") and "CONSTANT" not in step]
