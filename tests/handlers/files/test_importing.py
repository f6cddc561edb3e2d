import csv
import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot import languages
from bot.model import Interaction, Response
from bot.ports import Overloaded
from handlers.files import importing, maps, travel
from handlers.files.command import bring, said
from handlers.files.summary import Summary

ZONE = ZoneInfo("Europe/Riga")
HEAD = "reference,ended,csat,comment\n"


@pytest.fixture
def load(road, write):
    async def one(content, plan=None, texts=None, path=None):
        shown = []
        summary = await importing.load(
            path or write(content), plan, road, ZONE, show=lambda *seen: shown.append(seen), texts=texts
        )
        assert all(done <= total for done, total in shown)
        return summary

    return one


def counts(summary):
    return summary.added, summary.changed, summary.unchanged, summary.skipped, summary.refused


async def test_the_same_file_twice_adds_nothing(load, road):
    content = HEAD + "".join(f"{n},2026-10-05,{n % 5 + 1},Fine {n}\n" for n in range(1000))
    assert counts(await load(content)) == (1000, 0, 0, 0, 0)
    before = dict(road.talk.world.records)
    assert counts(await load(content)) == (0, 0, 1000, 0, 0)
    assert road.talk.world.records == before


async def test_rows_that_say_something_else_change_what_is_there(load, road):
    await load(HEAD + "1,2026-10-05,2,\n2,2026-10-05,4,\n")
    assert counts(await load(HEAD + "1,2026-10-05,5,\n2,2026-10-05,4,\n")) == (0, 1, 1, 0, 0)
    assert counts(await load(HEAD + "1,2026-10-05,2,\n2,2026-10-05,4,\n")) == (0, 1, 1, 0, 0)
    assert sorted(each.score for each in road.talk.world.all(Response)) == [2, 4]


async def test_the_last_of_several_rows_about_one_interaction_holds(load, road):
    assert counts(await load(HEAD + "1,2026-10-05,2,\n1,2026-10-05,3,\n1,2026-10-05,4,\n")) == (1, 2, 0, 0, 0)
    assert [each.score for each in road.talk.world.all(Response)] == [4]


async def test_several_rows_about_one_interaction_add_nothing_when_they_come_again(load, road):
    content = HEAD + "1,2026-10-05,5,late\n2,2026-10-05,4,\n1,2026-10-06,1,\n1,2026-10-07,oops,\n"
    assert counts(await load(content)) == (2, 1, 0, 0, 1)
    before = dict(road.talk.world.records)
    assert counts(await load(content)) == (0, 0, 3, 0, 1)
    assert road.talk.world.records == before
    said = {each.question: (each.score or each.text, each.day.day) for each in road.talk.world.all(Response)}
    assert said["csat"] in {(1, 5), (4, 5)}
    assert "late" in {each.text for each in road.talk.world.all(Response)}


async def test_equal_rows_without_reference_count_each(load, road):
    content = "ended,csat\n2026-10-05,4\n2026-10-05,4\n2026-10-05,5\n"
    assert counts(await load(content)) == (3, 0, 0, 0, 0)
    assert counts(await load(content + "2026-10-05,4\n")) == (1, 0, 3, 0, 0)
    assert len(road.talk.world.all(Interaction)) == 4


async def test_two_sources_never_collide(load):
    plans = [maps.read(tomllib.loads(f'source = "{name}"\n[columns]\nreference = "No"\nended = "At"')) for name in "ab"]
    assert [counts(await load("No,At\n1,2026-10-05\n", plan))[0] for plan in plans] == [1, 1]


async def test_rows_can_be_skipped_by_rule(load):
    text = 'source = "a"\n[columns]\nended = "At"\n[[skip]]\ncolumn = "State"\nequals = ["test", ""]'
    content = "At,State\n2026-10-05,TEST\n2026-10-05,\n2026-10-05,done\nnonsense,test\n"
    assert counts(await load(content, maps.read(tomllib.loads(text)))) == (1, 0, 0, 3, 0)


async def test_refused_rows_are_reported_with_line_and_reason_and_the_rest_is_brought_in(load):
    content = HEAD.replace(",", ";") + '1;2026-10-05;9;"=x;\ny"\n2;2026-10-05;4;\n3;soon;4;Ķ\n'
    summary = await load(content)
    assert counts(summary) == (1, 0, 0, 0, 2)
    with summary.report.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert summary.report.name == "calls.csv.refused.csv"
    assert rows == [
        ["line", "reason", "reference", "ended", "csat", "comment"],
        ["2", "“9” in “csat” is no score from 1 to 5.", "1", "2026-10-05", "9", "=x;\ny"],
        ["5", "“soon” in “ended” is no date in this form: 2026-10-25 14:30.", "3", "soon", "4", "Ķ"],
    ]


async def test_a_corrected_report_can_be_brought_in_as_it_is(load):
    summary = await load(HEAD + "1,2026-10-05,9,\n")
    summary.report.write_text(summary.report.read_text("utf-8-sig").replace(",9,", ",5,"), "utf-8-sig")
    assert counts(await load("", path=summary.report)) == (1, 0, 0, 0, 0)


async def test_reasons_are_in_the_readers_language(load):
    summary = await load(HEAD + "1,2026-10-05,9,\n", texts=languages.texts("lv"))
    assert "nav vērtējums no 1 līdz 5" in summary.report.read_text("utf-8-sig")


async def test_a_report_that_cannot_lie_beside_the_file_lies_in_the_current_folder(load, write, tmp_path, monkeypatch):
    path = write(HEAD + "1,2026-10-05,9,\n")
    path.with_name("calls.csv.refused.csv").mkdir()
    monkeypatch.chdir(tmp_path)
    assert (await load("", path=path)).report == Path.cwd() / "calls.csv.refused.csv"


async def test_without_refused_rows_there_is_no_report(load, write):
    path = write(HEAD + "1,2026-10-05,5,\n")
    assert (await load("", path=path)).report is None
    assert [each.name for each in path.parent.iterdir()] == ["calls.csv"]


async def test_a_row_the_bot_failed_on_is_reported(load, road):
    put = road.put

    async def fails(event, *, patience=None):
        return () if event.interaction.id == "2" else await put(event)

    road.put = fails
    summary = await load(HEAD + "1,2026-10-05,5,\n2,2026-10-05,5,\n")
    assert counts(summary) == (1, 0, 0, 0, 1)
    assert "an error on our side" in summary.report.read_text("utf-8-sig")


async def test_a_full_road_is_waited_for(load, road, monkeypatch):
    monkeypatch.setattr(travel, "PAUSE", 0)
    bring, full = road.bring, iter([True, True, False])

    async def sometimes(events, *, fresh=False):
        if next(full):
            raise Overloaded
        return await bring(events, fresh=fresh)

    road.bring = sometimes
    assert counts(await load(HEAD + "1,2026-10-05,5,\n2,2026-10-05,5,\n"))[0] == 2


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "2,000 rows: 0 new, 1,999 already there, 1 refused\nRefused rows and the reasons: x.refused.csv"),
        (
            "lv",
            "2\u00a0000 rindu: 0 jaunu, 1\u00a0999 jau bija, 1 noraidīta\nNoraidītās rindas un iemesli: x.refused.csv",
        ),
    ],
)
def test_the_counts_are_said_in_one_line(language, says):
    summary = Summary(unchanged=1999, refused=1, report=Path("x.refused.csv"))
    assert said(summary, languages.texts(language)) == says


async def test_a_command_without_terminal_shows_no_bar(road, write, capsys):
    path = write(HEAD + "1,2026-10-05,5,\n")
    assert await bring(str(path), "", road, ZONE, languages.texts("en")) == "1 row: 1 new, 0 already there"
    assert capsys.readouterr().err == ""
