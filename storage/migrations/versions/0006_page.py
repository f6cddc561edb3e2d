"""What was sent to the team's page is found at once, however much was sent elsewhere."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

PAGE = sa.text("lane = 'web:team' AND message <> ''")


def upgrade() -> None:
    op.create_index("outbox_page", "outbox", ["sent_at"], sqlite_where=PAGE, postgresql_where=PAGE)


def downgrade() -> None:
    op.drop_index("outbox_page", "outbox")
