"""Surveys with versions, answers about an area, trials, and answers that were taken out."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Flag
from storage.migrations.widening import widen

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "editions",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", "version"),
        sqlite_with_rowid=False,
    )
    widen("asks", {"version": (sa.String(), "''"), "test": (Flag(), "FALSE")})
    widen("responses", {"area": (sa.String(), "''"), "void": (sa.Text(), "''")})


def downgrade() -> None:
    op.drop_table("editions")
    for table, column in (("asks", "version"), ("asks", "test"), ("responses", "area"), ("responses", "void")):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)
