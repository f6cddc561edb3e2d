"""What interactions took, what was promised about it, and what is to be reached."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.columns import Flag, Instant
from storage.migrations.widening import NULL, widen

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ADDED: dict[str, tuple[sa.types.TypeEngine[Any], str]] = {
    "replied_at": (Instant(), NULL),
    "talked": (sa.Integer(), NULL),
    "held": (sa.Integer(), NULL),
    "wrapped_up": (sa.Integer(), NULL),
    "waited": (sa.Integer(), NULL),
    "paused": (sa.Integer(), NULL),
    "outcome": (sa.String(), "''"),
    "reply_kept": (Flag(), NULL),
    "resolution_kept": (Flag(), NULL),
    "replied_in": (sa.Integer(), NULL),
    "resolved_in": (sa.Integer(), NULL),
}


def upgrade() -> None:
    op.create_table(
        "agreed_times",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("since", sa.String(), nullable=False),
        sa.Column("reply", sa.Integer(), nullable=True),
        sa.Column("resolve", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("kind", "channel", "since"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "targets",
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("since", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("indicator", "area", "team", "since"),
        sqlite_with_rowid=False,
    )
    widen("interactions", ADDED)
    op.create_index("interactions_by_start", "interactions", ["started_at", "ended_at"])
    op.create_index("asks_by_time", "asks", ["asked_at"])


def downgrade() -> None:
    op.drop_index("asks_by_time", "asks")
    op.drop_index("interactions_by_start", "interactions")
    for table in ("agreed_times", "targets"):
        op.drop_table(table)
    with op.batch_alter_table("interactions") as batch:
        for name in ADDED:
            batch.drop_column(name)
