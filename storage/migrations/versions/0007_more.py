"""How sure the analyzer is of a comment's sentiment, and which one read it."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.widening import NULL, widen

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number, word = (sa.Float(), NULL), (sa.String(), "''")
    widen("responses", {"subjectivity": number, "confidence": number, "language": word, "analyzer": word})


def downgrade() -> None:
    with op.batch_alter_table("responses") as batch:
        for name in ("subjectivity", "confidence", "language", "analyzer"):
            batch.drop_column(name)
