"""How many articles a listing listed: what the health of a source is told from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; older attempts do not know it."""
    op.add_column("fetch", sa.Column("listed", sa.Integer(), nullable=True))
