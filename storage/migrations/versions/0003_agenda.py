"""Promises, rules of asking, choices, and a trail of who did what."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Flag, Instant
from storage.migrations.widening import widen

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

LOST = sa.text("done AND message = '' AND reason <> ''")


def upgrade() -> None:
    op.create_table(
        "agenda",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("due_at", Instant(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("leased_until", Instant(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("agenda_due", "agenda", ["due_at"])
    op.create_table(
        "audit",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "last_asks",
        sa.Column("customer", sa.String(), nullable=False),
        sa.Column("survey", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("interaction", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("customer", "survey"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "preferences",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("subject"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "survey_rules",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("survey", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("dropped_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    word = (sa.String(), "''")
    widen("customers", {"language_source": word, "zone": word, "merged_into": word})
    op.execute("UPDATE customers SET language_source = 'company' WHERE language <> ''")
    widen("outbox", {"only_edits": (Flag(), "FALSE")})
    op.create_index("outbox_lost", "outbox", ["due_at"], sqlite_where=LOST, postgresql_where=LOST)


def downgrade() -> None:
    op.drop_index("outbox_lost", "outbox")
    for table in ("agenda", "audit", "last_asks", "preferences", "survey_rules"):
        op.drop_table(table)
    for table, names in (("customers", ("language_source", "zone", "merged_into")), ("outbox", ("only_edits",))):
        with op.batch_alter_table(table) as batch:
            for name in names:
                batch.drop_column(name)
