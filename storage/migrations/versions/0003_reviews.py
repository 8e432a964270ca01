"""Decisions keep what was judged, rules are decisions, and reviewers leave a mark where they last looked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the columns and the table."""
    for name in ("judged", "judged_into", "rule"):
        op.add_column("decision", sa.Column(name, sa.Text(), nullable=True))
    op.create_table(
        "look",
        sa.Column("id", ID, nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_look")),
    )
    op.create_index(op.f("ix_look_story_reviewer"), "look", ["story", "reviewer"], unique=False)
