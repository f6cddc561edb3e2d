"""How sure the analyzer is of a comment's sentiment, and which one read it; cases that somebody owns."""

import sqlalchemy as sa
from alembic import op

from storage.columns import Day, Flag, Instant, Names, Stage
from storage.migrations.widening import NULL, widen

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TO_DO = sa.text("due_at IS NOT NULL")


def upgrade() -> None:
    number, word = (sa.Float(), NULL), (sa.String(), "''")
    topics = (sa.Text(), "'[]'")
    widen(
        "responses",
        {"subjectivity": number, "confidence": number, "language": word, "analyzer": word, "topics": topics, "tagger": word},
    )
    op.create_table(
        "crossings",
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("day", Day(), nullable=False),
        sa.Column("agents", sa.Text(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("scale", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "measure", "day", "agents", "team", "channel", "product", "language", "kind", "area", "scale", "score"
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "announcements",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sqlite_with_rowid=False,
    )
    _cases()
    widen("outbox", {"under": (sa.String(), "''"), "stale_at": (Instant(), NULL)})
    _changes()
    _digests()
    widen("asks", {"agent": word})
    op.create_table(
        "agents",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
        sqlite_with_rowid=False,
    )


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("customer", sa.String(), nullable=False),
        sa.Column("interaction", sa.String(), nullable=False),
        sa.Column("ask", sa.String(), nullable=False),
        sa.Column("survey", sa.String(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("day", Day(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("scale", sa.Integer(), nullable=False),
        sa.Column("agents", Names(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("product", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("state", Stage(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("owner_name", sa.String(), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("resolve_by", Instant(), nullable=True),
        sa.Column("taken_at", Instant(), nullable=True),
        sa.Column("contacted_at", Instant(), nullable=True),
        sa.Column("escalated_at", Instant(), nullable=True),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("scores", sa.Integer(), nullable=False),
        sa.Column("asks", Names(), nullable=False),
        sa.Column("notes", sa.Integer(), nullable=False),
        sa.Column("chats", Names(), nullable=False),
        sa.Column("follow", sa.String(), nullable=False),
        sa.Column("recovered", Flag(), nullable=True),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("reopened", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("cases_by_closing", "cases", ["closed_at"])
    op.create_index("cases_by_customer", "cases", ["customer"])
    op.create_index("cases_to_do", "cases", ["due_at"], sqlite_where=TO_DO, postgresql_where=TO_DO)
    op.create_table(
        "case_notes",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "last_cases",
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("case", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("about"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "team_chats",
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("dropped_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("team", "platform", "chat", "thread"),
        sqlite_with_rowid=False,
    )


def _changes() -> None:
    op.create_table(
        "changes",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("first", Day(), nullable=False),
        sa.Column("end", Day(), nullable=False),
        sa.Column("topics", Names(), nullable=False),
        sa.Column("areas", Names(), nullable=False),
        sa.Column("wordings", Names(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "changes_told",
        sa.Column("customer", sa.String(), nullable=False),
        sa.Column("change", sa.String(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("ask", sa.String(), nullable=False),
        sa.Column("reacted_at", Instant(), nullable=True),
        sa.Column("said", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("customer", "change"),
        sqlite_with_rowid=False,
    )
    op.create_index("changes_told_by_reaction", "changes_told", ["change", "reacted_at"])


def _digests() -> None:
    op.create_table(
        "digests",
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("rhythm", sa.String(), nullable=False),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("days", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("indicators", Names(), nullable=False),
        sa.Column("quiet", Flag(), nullable=False),
        sa.Column("due_at", Instant(), nullable=True),
        sa.Column("told", Day(), nullable=True),
        sa.Column("voice", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.Column("untold", Day(), nullable=True),
        sa.PrimaryKeyConstraint("platform", "chat", "thread", "rhythm"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "watches",
        sa.Column("survey", sa.String(), nullable=False),
        sa.Column("day", Day(), nullable=False),
        sa.Column("low", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("usual", Names(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("bound", sa.Integer(), nullable=False),
        sa.Column("sum", sa.Integer(), nullable=False),
        sa.Column("climb", Names(), nullable=False),
        sa.Column("alarms", sa.Integer(), nullable=False),
        sa.Column("since", Instant(), nullable=True),
        sa.Column("calm", sa.Integer(), nullable=False),
        sa.Column("hidden", sa.Integer(), nullable=False),
        sa.Column("told", Names(), nullable=False),
        sa.PrimaryKeyConstraint("survey"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    with op.batch_alter_table("outbox") as batch:
        batch.drop_column("under")
        batch.drop_column("stale_at")
    op.drop_table("announcements")
    op.drop_table("crossings")
    for table in ("cases", "case_notes", "last_cases", "team_chats", "changes", "changes_told", "digests", "watches", "agents"):
        op.drop_table(table)
    with op.batch_alter_table("asks") as batch:
        batch.drop_column("agent")
    with op.batch_alter_table("responses") as batch:
        for name in ("subjectivity", "confidence", "language", "analyzer", "topics", "tagger"):
            batch.drop_column(name)
