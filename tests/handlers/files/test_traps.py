"""Files as they are out there: workbooks, odd dates and durations, logs, rows that are none."""

import datetime as dt
import io
import tomllib
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from bot.errors import Refused
from bot.model import Ask, AskState, Interaction
from bot.periods import Window
from handlers.files import importing, maps
from handlers.files.workbook import written

RIGA = ZoneInfo("Europe/Riga")
TICKETS = 'source = "t"\n{}\n[columns]\nreference = "No"\nstarted = "Opened"\n{}'


def plan(head="", columns=""):
    return maps.read(tomllib.loads(TICKETS.format(head, columns)))


@pytest.fixture
def bring(road, write):
    async def those(content, chosen, name="t.csv"):
        return await importing.load(write(content, name), chosen, road, RIGA, show=lambda *_: None)

    return those


def found(road, number):
    return road.talk.world.find(Interaction, f"t:{number}")


def workbook(*rows, title="Tickets"):
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active.append(["nothing to see"])
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


async def test_a_sheet_of_a_workbook_is_read_with_its_dates_and_durations(bring, road):
    opened = dt.datetime(2026, 3, 1, 10, 30)  # noqa: DTZ001 - a workbook knows no zone
    content = workbook(
        ["No", "Opened", "Talk", "Wait", None, None],
        [1.0, opened, dt.time(0, 2, 23), 67.5, None],
        [2, dt.date(2026, 3, 2), dt.timedelta(hours=30), None, None],
        [None, None, None, None, None],
        [None, None, None, 0, None],
    )
    chosen = plan('sheet = "Tickets"', 'talked = "Talk"\nwaited = "Wait"\n[[skip]]\ncolumn = "No"\nequals = [""]')
    done = await bring(content, chosen, "t.xlsx")
    assert (done.added, done.skipped, done.refused) == (2, 1, 0)
    assert found(road, 1).started_at == dt.datetime(2026, 3, 1, 8, 30, tzinfo=dt.UTC)
    assert (found(road, 1).talked, found(road, 1).waited) == (143, 68)
    assert found(road, 2).talked == 30 * 3600
    again = await bring(content, chosen, "t.xlsx")
    assert (again.added, again.unchanged) == (0, 2)


async def test_a_sheet_that_is_not_there_is_named_with_those_that_are(bring):
    with pytest.raises(Refused) as refusal:
        await bring(workbook(["No", "Opened"]), plan('sheet = "Ticket"'), "t.xlsx")
    assert refusal.value.values == {"sheet": "Ticket", "nearest": "Tickets"}


async def test_of_a_log_the_last_line_counts_and_the_first_says_when_it_began(bring, road):
    lines = (
        "No,Opened,State\n1,1/3/2026 09:00,New\n2,1/3/2026 09:05,New\n1,1/3/2026 11:00,Active\n1,1/3/2026 12:00,Done\n"
    )
    columns = 'ended = "Opened"\noutcome = "State"\n[values.outcome]\nNew = "open"\nActive = "open"\nDone = "resolved"'
    chosen = plan('dates = "%d/%m/%Y %H:%M"\nlog = "oldest first"', columns)
    done = await bring(lines, chosen)
    assert (done.added, done.skipped, done.changed) == (2, 2, 0)
    assert (found(road, 1).outcome, found(road, 1).resolved_in) == ("resolved", 3 * 3600)
    assert (found(road, 2).outcome, found(road, 2).ended_at) == ("open", None)
    assert (await bring(lines, chosen)).unchanged == 2


async def test_a_log_may_begin_with_its_newest_line(bring, road):
    lines = "No,Opened,State\n1,2026-03-01 12:00,resolved\n1,2026-03-01 09:00,open\n"
    done = await bring(lines, plan('log = "newest first"', 'ended = "Opened"\noutcome = "State"'))
    assert (done.added, found(road, 1).resolved_in) == (1, 3 * 3600)


async def test_who_was_asked_and_did_not_answer_has_an_ask_that_is_over(bring, road):
    columns = '[[rating]]\ncolumn = "Stars"\nnone = ["-"]\nunanswered = ["not rated"]'
    await bring(
        "No,Opened,Stars\n1,2026-03-01,4\n2,2026-03-01,Not rated\n3,2026-03-01,\n4,2026-03-01,-\n", plan("", columns)
    )
    asks = [road.talk.world.find(Ask, found(road, number).ask) for number in (1, 2, 3, 4)]
    assert [ask and ask.state for ask in asks] == [AskState.ANSWERED, AskState.EXPIRED, None, None]
    assert asks[0].platform == asks[1].platform == "file"
    done = await bring("No,Opened,Stars\n2,2026-03-01,5\n", plan("", columns))
    assert (done.changed, road.talk.world.find(Ask, found(road, 2).ask).state) == (1, AskState.ANSWERED)


async def test_cells_that_mean_nothing_are_empty(bring, road):
    done = await bring("No,Opened,Kind\n1,2026-03-01,?\n", plan('empty = ["?"]', 'kind = "Kind"'))
    assert (done.added, found(road, 1).kind) == (1, "")


@pytest.mark.parametrize(
    ("head", "text", "local"),
    [
        ('dates = "%d/%m/%Y %H:%M"', "3/2/2026 9:05", (2026, 2, 3, 9, 5)),
        ('dates = ["%m/%d/%Y", "%d.%m.%Y"]', "3.2.2026", (2026, 2, 3)),
        ('dates = "excel"', "46056.5", (2026, 2, 3, 12)),
        ('dates = ["excel", "%d %b %Y"]', "3 Feb 2026", (2026, 2, 3)),
        ('dates = "%H:%M %d.%m.%Y"', "09:05 03.02.2026", (2026, 2, 3, 9, 5)),
    ],
)
def test_dates_are_read_as_the_mapping_says(records, head, text, local):
    (event,) = records(f"No,Opened\n1,{text}\n", plan(head))
    assert event.interaction.started_at == dt.datetime(*local, tzinfo=RIGA)


@pytest.mark.parametrize(
    ("opened", "replied", "minutes"),
    [
        ("2025-03-30 03:50", "2025-03-30 04:01", 11),
        ("2025-03-30 02:50", "2025-03-30 03:10", 20),
        ("2025-10-26 03:50", "2025-10-26 03:10", 20),
        ("2025-10-26 03:10", "2025-10-26 03:50", 40),
    ],
)
def test_a_row_is_in_order_where_the_clocks_are_set(records, opened, replied, minutes):
    (event,) = records(f"No,Opened,X\n1,{opened},{replied}\n", plan("", 'replied = "X"'))
    found = event.interaction
    assert (found.replied_at - found.started_at) == dt.timedelta(minutes=minutes)


def test_a_reply_before_the_start_is_left_out_and_the_row_counts(records):
    (event,) = records("No,Opened,X\n1,2026-03-01,2026-02-01\n", plan("", 'replied = "X"'))
    assert (event.interaction.replied_at, event.interaction.started_at.month) == (None, 2)


@pytest.mark.parametrize(
    ("columns", "cell", "key"),
    [
        ('talked = "X"', "soon", "row.duration"),
        ('outcome = "X"', "fine", "row.outcome"),
        ('reply_in_time = "X"', "perhaps", "row.verdict"),
        ('ended = "X"', "2026-02-01", "row.order"),
    ],
)
def test_what_cannot_be_is_refused(records, columns, cell, key):
    with pytest.raises(Refused) as refusal:
        records(f"No,Opened,X\n1,2026-03-01,{cell}\n", plan("", columns))
    assert refusal.value.key == key


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (3.0, "3"), (2.5, "2.5"), (True, "true"), ("x", "x"), (dt.timedelta(seconds=75), "0:01:15")],
)
def test_cells_of_a_workbook_are_written_out(value, text):
    assert written(value) == text


async def test_areas_are_rated_one_by_one(bring, road):
    columns = (
        '[[rating]]\ncolumn = "Quick"\narea = "speed"\n'
        '[[rating]]\ncolumn = "Heard"\nmeasure = "yes"\narea = "understood"\n'
    )
    await bring("No,Opened,Quick,Heard\n1,2026-03-01,4,yes\n2,2026-03-01,,0\n", plan("", columns))

    rated = road.talk.world.tallies("area", _march(), "area")
    heard = road.talk.world.tallies("yes", _march(), "area")
    assert {name: (tally.scale, tally.counts) for name, tally in rated.items()} == {"speed": (5, {4: 1})}
    assert {name: (tally.scale, tally.counts) for name, tally in heard.items()} == {"understood": (2, {1: 1, 0: 1})}


async def test_our_own_columns_have_one_for_each_area(bring, road):
    await bring("reference,ended,courtesy,understood\nt:1,2026-03-01,5,no\n", None)

    assert road.talk.world.tallies("area", _march(), "area")["courtesy"].counts == {5: 1}
    assert road.talk.world.tallies("yes", _march(), "area")["understood"].counts == {0: 1}


def _march():
    return Window(first=dt.date(2026, 3, 1), end=dt.date(2026, 4, 1), zone=RIGA)


@pytest.mark.parametrize(
    ("rating", "named"),
    [
        ('measure = "effort"', "rating.measure"),
        ('measure = "area"', "rating.area"),
        ('measure = "nps"\narea = "speed"', "rating.area"),
    ],
)
def test_scores_that_nothing_would_count_are_refused(rating, named):
    with pytest.raises(Refused) as refusal:
        plan("", f'[[rating]]\ncolumn = "Stars"\n{rating}')
    assert refusal.value.values["name"] == named


@pytest.mark.parametrize(("measure", "highest"), [("csat", 5), ("nps", 10), ("ces", 7)])
def test_each_measure_has_the_scale_it_is_known_by(measure, highest):
    (rating,) = plan("", f'[[rating]]\ncolumn = "Stars"\nmeasure = "{measure}"').ratings

    assert rating.highest == highest


def test_scores_below_zero_are_named_one_by_one(records):
    words = '{ "-2" = 1, "-1" = 2, "0" = 3, "1" = 4, "2" = 5 }'
    found = records(
        "No,Opened,Stars\n1,2026-03-01,-2\n2,2026-03-01,2\n",
        plan("", f'[[rating]]\ncolumn = "Stars"\nvalues = {words}'),
    )

    assert [score.score for event in found for score in event.scores] == [1, 5]


async def test_a_language_is_one_however_its_tag_is_written(bring, road):
    tags = ["NL", "nl-BE", "nl_NL", "nl", "Klingon"]
    rows = "".join(f"{number},2026-03-01,{tag}\n" for number, tag in enumerate(tags))
    await bring(f"No,Opened,Tongue\n{rows}", plan("", 'language = "Tongue"'))

    assert [found(road, number).language for number in range(5)] == ["nl", "nl", "nl", "nl", "Klingon"]
