import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from bot.errors import Refused
from handlers.files import clients, maps
from handlers.files.layout import lay_out
from handlers.files.rows import opened

CUSTOMERS = {
    "source": "crm",
    "rows": "customers",
    "dates": ["%d/%m/%Y"],
    "columns": {
        "customer": "No",
        "customer_name": "Name",
        "products": "Products",
        "value": "Monthly",
        "joined": "Since",
        "left": "Gone",
        "reason": "Why",
    },
    "constants": {"currency": "eur", "contract": "monthly"},
    "values": {"left": {"no": ""}},
}
EVENTS = {
    "source": "crm",
    "rows": "events",
    "columns": {"customer": "No", "kind": "What", "at": "When", "reference": "Id", "value": "Pays", "reason": "Why"},
    "constants": {"currency": "EUR"},
    "values": {"kind": {"Churned": "cancelled", "Upsell": "value_changed"}},
}


@pytest.fixture
def told(write):
    def those(content, data, reader):
        plan = maps.read(data)
        with opened(write(content), encoding="", delimiter="") as table:
            layout = lay_out(plan, table.head)
            return [reader(row, layout, ZoneInfo("Europe/Riga")) for row in table.rows]

    return those


def test_a_customer_is_read_with_everything_the_file_says(told):
    head = "No;Name;Products;Monthly;Since;Gone;Why\n"
    one, other = told(
        head + "C1;Anna;TV;29,85;05/01/2026;No;\nC2;Boris;;;01/02/2026;03/04/2026;price\n", CUSTOMERS, clients.customer
    )

    assert (one.customer.id, one.customer.name, one.products, one.contract) == ("C1", "Anna", ("TV",), "monthly")
    assert (one.value, one.currency, one.left_at) == (2985, "EUR", None)
    assert one.joined_at == dt.datetime(2026, 1, 4, 22, tzinfo=dt.UTC)
    assert (other.value, other.reason) == (None, "price")
    assert other.left_at == dt.datetime(2026, 4, 2, 21, tzinfo=dt.UTC)


def test_an_event_is_read_with_everything_the_file_says(told):
    rows = "No,What,When,Id,Pays,Why\nC1,Churned,2026-03-05 12:00,7,,moved\nC1,Upsell,2026-03-06,8,40,\n"
    gone, more = told(rows, EVENTS, clients.happening)

    assert (gone.kind, gone.reason, gone.reference, gone.value) == ("cancelled", "moved", "crm:7", None)
    assert gone.happened_at == dt.datetime(2026, 3, 5, 10, tzinfo=dt.UTC)
    assert (more.kind, more.value, more.currency) == ("value_changed", 4000, "EUR")


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (",Churned,2026-03-05,7,,", "row.no_customer"),
        ("C1,Died,2026-03-05,7,,", "row.kind"),
        ("C1,Churned,,7,,", "row.no_moment"),
        ("C1,Churned,2126-03-05,7,,", "row.distant"),
        ("C1,Upsell,2026-03-05,7,lots,", "row.amount"),
        ("C1,Upsell,2026-03-05,7,-1,", "row.amount"),
        ("C1,Upsell,2026-03-05,7,1.005,", "row.amount"),
        ("C1,Upsell,2026-03-05,7,1e99,", "row.amount"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_reason(told, row, key):
    with pytest.raises(Refused) as refused:
        told(f"No,What,When,Id,Pays,Why\n{row}\n", EVENTS, clients.happening)

    assert refused.value.key == key


def test_a_value_without_a_currency_is_refused(told):
    data = {**EVENTS, "constants": {}}

    with pytest.raises(Refused) as refused:
        told("No,What,When,Id,Pays,Why\nC1,Upsell,2026-03-05,7,5,\n", data, clients.happening)

    assert refused.value.key == "row.currency"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({**EVENTS, "rows": "cats"}, "map.one_of"),
        ({**EVENTS, "columns": {"customer": "No"}}, "map.no_moment"),
        ({**CUSTOMERS, "columns": {"customer_name": "Name"}}, "map.no_customer"),
        ({**CUSTOMERS, "columns": {"customer": "No", "started": "Since"}}, "map.unknown"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(data, key):
    with pytest.raises(Refused) as refused:
        maps.read(data)

    assert refused.value.key == key
