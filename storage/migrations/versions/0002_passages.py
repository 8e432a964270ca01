"""The digest of a page's long passages, which tells noise from a change without cleaning."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Articles known so far have none: their next look cleans the page."""
    op.add_column("article", sa.Column("passages", sa.Text(), nullable=True))
    op.add_column("article", sa.Column("passage_looks", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Forget the digests."""
    with op.batch_alter_table("article") as table:
        table.drop_column("passage_looks")
        table.drop_column("passages")
