"""Why a text may be only a part of its article: what such a text lacks was not observed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; older texts count as whole."""
    op.add_column("revision", sa.Column("partial", sa.Text(), nullable=True))
