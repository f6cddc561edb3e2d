import csv
import datetime as dt
import io
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refused
from bot.messages import CustomerRef, Score
from handlers.files import maps
from handlers.files.cells import short
from handlers.files.layout import lay_out
from handlers.files.mapping import FIELDS, own
from handlers.files.reading import read
from handlers.files.rows import opened

UTC = dt.UTC


def plan(text):
    return maps.read(tomllib.loads('source = "crm"\n' + text))


def refused(records, content, chosen=None):
    with pytest.raises(Refused) as refusal:
        records(content, chosen)
    return refusal.value.key, refusal.value.values


def test_all_of_our_own_columns_are_read(records):
    head = (
        "reference,customer,customer_name,language,agents,team,channel,kind,product,started,ended,answered,comment,"
        "csat,talked,held,wrapped_up,waited,paused,outcome,reply_in_time,resolved_in_time,replied"
    )
    assert set(FIELDS) <= set(head.split(","))
    row = (
        "7,C1,Ilze Ozola,lv,Anna; Bo;Anna,North,phone,order,TV,2026-10-05 10:00,2026-10-05 10:10,2026-10-06,Labi!,5,60,"
        "5,10,20,0,resolved,yes,no,2026-10-05 10:01"
    )
    (event,) = records(f"{head}\n{row}\n")
    assert event.at == dt.datetime(2026, 10, 5, 21, tzinfo=UTC)
    assert event.customer == CustomerRef(id="C1", name="Ilze Ozola", language="lv")
    found = event.interaction
    assert (found.talked, found.held, found.wrapped_up, found.waited, found.paused) == (60, 5, 10, 20, 0)
    assert (found.outcome, found.reply_kept, found.resolution_kept) == ("resolved", True, False)
    assert found.replied_at == dt.datetime(2026, 10, 5, 7, 1, tzinfo=UTC)
    assert (found.id, found.agents, found.team, found.channel) == ("7", ("Anna", "Bo"), "North", "phone")
    assert (found.kind, found.product, found.language) == ("order", "TV", "lv")
    assert (found.started_at.hour, found.ended_at.minute) == (7, 10)
    assert event.scores == (Score(question="csat", measure="csat", scale=5, score=5),)
    assert event.comment == "Labi!"


def test_our_own_columns_may_be_written_as_people_write(records):
    (event,) = records("Reference;Customer Name;ENDED\n7;Ilze;2026-10-05T10:00:00+00:00\n")
    assert (event.interaction.id, event.customer.name, event.at.hour) == ("7", "Ilze", 10)


@pytest.mark.parametrize(
    ("head", "key", "values"),
    [
        ("reference,ended,scor", "file.unknown", {"column": "scor"}),
        ("reference,custmer,ended", "file.unknown", {"column": "custmer", "nearest": "customer, customer_name"}),
        ("reference,ended,ended", "file.twice", {"column": "ended"}),
        ("reference,csat", "file.no_moment", {}),
    ],
)
def test_a_head_that_does_not_fit_is_refused(records, head, key, values):
    found, told = refused(records, head + "\n")
    assert found == key
    assert values.items() <= told.items()


def test_a_missing_foreign_column_is_refused_with_the_nearest(records):
    chosen = plan('[columns]\nended = "Closed at"')
    assert refused(records, "Ref,Closed-At,Agent\n", chosen) == (
        "file.missing",
        {"column": "Closed at", "nearest": "Closed-At"},
    )


def test_foreign_columns_that_are_not_used_may_stand_twice(records):
    assert len(records("Note,Date,Note\na,2026-10-05,b\n", plan('[columns]\nended = "Date"'))) == 1


def test_values_constants_and_ratings_are_mapped(records):
    chosen = plan(
        """
        dates = "%d/%m/%Y"
        [columns]
        reference = "No"
        ended = "Date"
        kind = "Topic"
        channel = "Source"
        [constants]
        channel = "phone"
        team = "North"
        [values.kind]
        "Contract related" = "contract"
        [[rating]]
        column = "Score"
        none = ["not rated"]
        values = { Great = 5 }
        """
    )
    rows = ["1,05/10/2026,CONTRACT RELATED,,great", "2,05/10/2026,Other,chat,Not Rated", "3,05/10/2026,,,4.0"]
    found = records("No,Date,Topic,Source,Score\n" + "\n".join(rows), chosen)
    facts = [(each.interaction.id, each.interaction.kind, each.interaction.channel) for each in found]
    assert facts == [("crm:1", "contract", "phone"), ("crm:2", "Other", "chat"), ("crm:3", "", "phone")]
    assert [[score.score for score in each.scores] for each in found] == [[5], [], [4]]
    assert {each.interaction.team for each in found} == {"North"}


@pytest.mark.parametrize(
    ("form", "text", "day"),
    [("%d/%m/%Y", "05/10/2026", (10, 5)), ("%m/%d/%Y", "05/10/2026", (5, 10)), ("%d %B %y", "5 October 26", (10, 5))],
)
def test_a_declared_format_decides_which_is_the_day(records, form, text, day):
    (event,) = records(f"When\n{text}\n", plan(f'dates = "{form}"\nzone = "UTC"\n[columns]\nended = "When"'))
    assert (event.at.month, event.at.day) == day


def test_without_a_format_only_iso_dates_are_understood(records):
    key, values = refused(records, "ended\n05/10/2026\n")
    assert (key, values["value"], values["format"]) == ("row.moment", "05/10/2026", "2026-10-25 14:30")


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        ("2026-10-25 03:30", (10, 25, 0, 30)),
        ("2026-10-25 04:00", (10, 25, 2, 0)),
        ("2026-03-29 03:30", (3, 29, 1, 30)),
        ("2026-10-25 03:30+02:00", (10, 25, 1, 30)),
    ],
    ids=["twice: the first", "after it", "never: as much later", "an offset is believed"],
)
def test_times_around_a_change_of_the_clock(records, local, utc):
    (event,) = records(f"ended\n{local}\n")
    assert (event.at.month, event.at.day, event.at.hour, event.at.minute) == utc


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("7,2026-10-05 10:00,,6,", "row.score"),
        ("7,2026-10-05 10:00,,0,", "row.score"),
        ("7,2026-10-05 10:00,,good,", "row.score"),
        ("7,2026-10-05 10:00,,4.5,", "row.score"),
        ("7,2026-10-05 10:00,,9/10,", "row.score"),
        ("7,2026-10-05 10:00,2026-10-05 11:00,,", "row.order"),
        ("7,,,5,", "row.no_moment"),
        ("7,yesterday,,5,", "row.moment"),
        ("7,0001-01-01,,5,", "row.distant"),
        ("7,0001-01-01T00:00:00+14:00,,5,", "row.distant"),
        ("7,2999-01-01,,5,", "row.distant"),
        ("7,2026-10-05 10:00,,5", "row.cells"),
        ("7,2026-10-05 10:00,,5,fine,too many", "row.cells"),
        ("7" * 201 + ",2026-10-05 10:00,,5,", "row.long"),
    ],
)
def test_a_row_that_cannot_be_is_refused(records, row, key):
    assert refused(records, f"reference,ended,started,csat,comment\n{row}\n")[0] == key


@pytest.mark.parametrize(("cell", "score"), [("4", 4), (" 5 ", 5), ("3,0", 3), ("4/5", 4), ("⭐⭐", 2), ("", None)])
def test_scores_are_understood_as_people_write_them(records, cell, score):
    (event,) = records(f"ended;csat\n2026-10-05;{cell}\n")
    assert [each.score for each in event.scores] == ([score] if score else [])


def test_empty_cells_beyond_the_head_do_no_harm(records):
    assert len(records("reference,ended\n7,2026-10-05,,\n")) == 1


def test_a_comment_keeps_its_lines_and_loses_what_no_database_takes(records):
    (event,) = records('ended,comment\n2026-10-05,"one\ntwo\x00"\n')
    assert event.comment == "one\ntwo"


names = st.text(st.characters(categories=("L", "N", "P", "S", "Z")), max_size=30).map(lambda text: short("", text))
moments = st.datetimes(dt.datetime(1980, 1, 1), dt.datetime(2026, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(team=names, customer=names, comment=names, at=moments, score=st.none() | st.integers(1, 5))
def test_what_is_written_with_our_own_columns_comes_back(records, team, customer, comment, at, score):
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("reference", "customer", "team", "answered", "csat", "comment"))
    writer.writerow(("7", customer, team, at.isoformat(), score or "", comment))
    (event,) = records(text.getvalue())
    assert (event.customer.id, event.interaction.team, event.comment) == (customer, team, comment)
    assert event.at == at
    assert [each.score for each in event.scores] == ([score] if score else [])


@given(content=st.binary(max_size=200))
def test_no_bytes_below_a_good_head_crash_it(write, content):
    with opened(write(b"reference,ended,csat,comment\n" + content)) as table:
        try:
            layout = lay_out(own(), table.head)
        except Refused:
            return
        for row in table.rows:
            try:
                read(row, layout, UTC)
            except Refused as refusal:
                assert refusal.key.startswith("row.")  # noqa: PT017 - a record is as good


@given(cells=st.lists(st.text(max_size=20), min_size=4, max_size=4))
def test_no_cells_crash_it(records, cells):
    text = io.StringIO()
    csv.writer(text).writerows([("started", "ended", "csat", "agents"), cells])
    try:
        records(text.getvalue().encode("utf-8", "surrogatepass"))
    except Refused as refusal:
        assert refusal.key.startswith("row.")  # noqa: PT017 - a record is as good
