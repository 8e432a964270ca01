"""The digest of a kept answer: that a page is as it was is written without reading the answer again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; answers that were kept before are read for it when they are seen again."""
    op.add_column("fetch", sa.Column("warc_digest", sa.Text(), nullable=True))
