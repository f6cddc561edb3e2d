import tomllib
from zoneinfo import ZoneInfo

import pytest

from bot import languages
from bot.errors import Refused
from handlers.files import maps

WHOLE = """
source = "crm"
dates = ["%d/%m/%Y %H:%M", "%d/%m/%Y"]
zone = "Europe/Riga"
separator = ","
encoding = "cp1257"
delimiter = ";"

[columns]
reference = "No"
agents = "Agent"
ended = ["Date", "Time"]
talked = "Talk"

[constants]
channel = "phone"

[values.kind]
"Contract Related" = "contract"

[[rating]]
column = "Score"
none = ["Not rated"]
values = { Good = 5 }

[[rating]]
column = "Recommend"
measure = "nps"
scale = 11
lowest = 0

[[skip]]
column = "Status"
equals = "Test"
"""
SMALL = 'source = "crm"\n[columns]\nended = "Date"\n'


def test_everything_a_mapping_says_is_read():
    plan = maps.read(tomllib.loads(WHOLE))
    assert (plan.source, plan.zone, plan.separator, plan.delimiter) == ("crm", ZoneInfo("Europe/Riga"), ",", ";")
    assert plan.columns == {
        "reference": ("No",),
        "agents": ("Agent",),
        "ended": ("Date", "Time"),
        "talked": ("Talk",),
    }
    assert plan.constants == {"channel": "phone"}
    assert plan.values["kind"] == {"contract related": "contract"}
    csat, nps = plan.ratings
    assert (csat.measure, csat.highest, csat.none, csat.values) == ("csat", 5, ("not rated",), {"good": 5})
    assert (nps.question, nps.lowest, nps.highest) == ("nps", 0, 10)
    assert plan.skips[0].equals == ("test",)
    assert plan.used == ("No", "Agent", "Date", "Time", "Talk", "Score", "Recommend", "Status")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[columns]\nended = "Date"', "must say “source”"),
        (SMALL.replace("ended", "endd"), "unknown name “columns.endd”. Nearest: ended"),
        ('colums = 1\nsource = "crm"\n[columns]\nended = "D"', "unknown name “colums”. Nearest: columns"),
        ('source = 1\n[columns]\nended = "Date"', "“source” in the mapping must be a text"),
        ('source = "crm"\ncolumns = "Date"', "“columns” in the mapping must be a table"),
        (SMALL.replace('"Date"', "7"), "“columns.ended” in the mapping must be a text in quotation marks, or a list"),
        ('source = "crm"\n[columns]\nreference = "No"', "columns.started, columns.ended, columns.answered"),
        (SMALL + "[constants]\nended = 'x'", "unknown name “constants.ended”"),
        (SMALL + "[values]\nreference = {}", "unknown name “values.reference”"),
        (SMALL + "[values.kind]\nA = 1", "“values.kind.A” in the mapping must be a text"),
        (SMALL + '[rating]\ncolumn = "S"', "must be a list of tables, each with the head [[rating]]"),
        (SMALL + "[[rating]]\nscale = 5", "must say “rating.column”"),
        (SMALL + '[[rating]]\ncolumn = "S"\nscale = 1', "“rating.scale” in the mapping must be a whole number from 2"),
        (SMALL + '[[rating]]\ncolumn = "S"\nscale = true', "“rating.scale” in the mapping must be a whole number"),
        (SMALL + '[[rating]]\ncolumn = "S"\nvalues = { Good = 6 }', "whole number from 1 to 5"),
        (SMALL + '[[skip]]\ncolumn = "S"', "must say “skip.equals”"),
        ('dates = "%d/%m"\n' + SMALL, "“%d/%m” in the mapping is no date format"),
        ('dates = "%d/%m/%Y %I:%M"\n' + SMALL, "is no date format"),
        ('dates = "%Y-%m-%d %Q"\n' + SMALL, "is no date format"),
        ('zone = "Riga"\n' + SMALL, "“Riga” in the mapping is no time zone"),
        ('encoding = "hex"\n' + SMALL, "“hex” in the mapping is no encoding of texts"),
        ('log = "newest"\n' + SMALL, "Write one of these: oldest first, newest first"),
        (SMALL + '[units]\ntalked = "days"', "“days” in the mapping cannot be “units.talked”"),
        ('delimiter = ";;"\n' + SMALL, "“;;” in the mapping cannot be a delimiter"),
    ],
)
def test_each_mistake_is_one_clear_sentence(text, says):
    with pytest.raises(Refused) as refusal:
        maps.read(tomllib.loads(text))
    assert says in languages.texts("en")(refusal.value.key, **refusal.value.values)


@pytest.mark.parametrize(("content", "key"), [(b"= broken", "map.broken"), (b"a = '\xff'", "map.broken")])
def test_what_is_no_toml_is_refused(write, content, key):
    with pytest.raises(Refused, match=key):
        maps.load(write(content, "map.toml"))


def test_a_mapping_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match=r"file\.absent"):
        maps.load(tmp_path / "map.toml")
