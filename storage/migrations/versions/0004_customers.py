"""Customers who come and go: what they hold, what happened, and the counts of it; what managers believe."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Day, Flag, Instant, Names
from storage.migrations.widening import NULL, widen

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MERGED = sa.text("merged_into <> ''")


def upgrade() -> None:
    op.create_table(
        "customer_events",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("customer", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("day", Day(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("contract", sa.String(), nullable=False),
        sa.Column("segment", sa.String(), nullable=False),
        sa.Column("since", Day(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stays",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("customer", sa.String(), nullable=False),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("contract", sa.String(), nullable=False),
        sa.Column("segment", sa.String(), nullable=False),
        sa.Column("since", Day(), nullable=True),
        sa.Column("opening", sa.String(), nullable=False),
        sa.Column("began", Day(), nullable=True),
        sa.Column("ended", Day(), nullable=True),
        sa.Column("lost", Flag(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("after", Day(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "guesses",
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("indicator", "period", "subject"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "flows",
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", Day(), nullable=False),
        sa.Column("since", Day(), nullable=False),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("contract", sa.String(), nullable=False),
        sa.Column("segment", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("worth", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "level", "kind", "day", "since", "product", "contract", "segment", "currency", "reason"
        ),
        sqlite_with_rowid=False,
    )
    word, number = (sa.String(), "''"), (sa.Integer(), "0")
    widen(
        "customers",
        {
            "products": (Names(), "'[]'"),
            "contract": word,
            "segment": word,
            "value": (sa.BigInteger(), NULL),
            "currency": word,
            "joined_at": (Instant(), NULL),
            "left_at": (Instant(), NULL),
            "events": number,
            "stays": number,
        },
    )
    op.create_index("customers_by_name", "customers", ["name"])
    op.create_index("customers_merged", "customers", ["merged_into"], sqlite_where=MERGED, postgresql_where=MERGED)
    op.create_index("interactions_by_customer", "interactions", ["customer", "ended_at"])


def downgrade() -> None:
    op.drop_index("interactions_by_customer", "interactions")
    op.drop_index("customers_merged", "customers")
    op.drop_index("customers_by_name", "customers")
    for table in ("customer_events", "stays", "guesses", "flows"):
        op.drop_table(table)
    with op.batch_alter_table("customers") as batch:
        for name in ("products", "contract", "segment", "value", "currency", "joined_at", "left_at", "events", "stays"):
            batch.drop_column(name)
