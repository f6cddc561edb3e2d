import itertools
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from bot_process import ENTRY, BotProcess
from world import Talk

from handlers.files.layout import lay_out
from handlers.files.mapping import own
from handlers.files.reading import read
from handlers.files.rows import opened

ROOT = ENTRY.parent
DATA = ROOT.parent / "shared" / "data"


class DictRoad:
    """A road to a bot whose world is a few dictionaries; an event that arrives twice counts once."""

    def __init__(self):
        self.talk = Talk(zone=ZoneInfo("Europe/Riga"))
        self.seen = set()

    async def put(self, event, *, patience=None):
        if event.id in self.seen:
            return ()
        self.seen.add(event.id)
        return self.talk.handle(event)

    async def bring(self, events, *, fresh=False):
        return [await self.put(event) for event in events]


@pytest.fixture
def road():
    return DictRoad()


@pytest.fixture(scope="session")
def write(tmp_path_factory):
    """Put a text or bytes into a file of its own, and return where."""
    folder = tmp_path_factory.mktemp("files")
    numbers = itertools.count()

    def put(content, name="calls.csv"):
        path = folder / str(next(numbers)) / name
        path.parent.mkdir()
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return put


@pytest.fixture(scope="session")
def records(write):
    """Return what the rows of a file say; a row that is refused raises."""

    def those(content, plan=None, zone="Europe/Riga"):
        chosen = plan or own()
        with opened(write(content), encoding=chosen.encoding, delimiter=chosen.delimiter) as table:
            layout = lay_out(chosen, table.head)
            return [read(row, layout, ZoneInfo(zone)) for row in table.rows]

    return those


@pytest.fixture(scope="session")
def imported(tmp_path_factory):
    """Bring a real file in through the shipped entry point, once, and return the process; ``told`` is what it said."""

    @cache
    def brought(name, zone):
        file, map_ = DATA / name, ROOT / "tests" / "maps" / f"{name.partition('.')[0]}.toml"
        if not file.exists():
            pytest.skip(f"{file} is not here")
        process = BotProcess(tmp_path_factory.mktemp(map_.stem), TIMEZONE=zone)
        process.bring = lambda: process.run("import", str(file), "--map", str(map_)).strip()
        process.told = process.bring()
        return process

    return brought
