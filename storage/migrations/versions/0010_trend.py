"""How the figure of a claim moves while its event goes on: a death toll only rises."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; a claim that was read before has no trend until its text is read again."""
    op.add_column("claim", sa.Column("trend", sa.Text(), nullable=True))
