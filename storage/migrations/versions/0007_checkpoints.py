"""What the changes of a story rest on, so that a new article need not read the story again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables. They fill when the changes of a story are told the next time."""
    op.create_index(op.f("ix_change_story_position"), "change", ["story", "position"], unique=False)
    op.create_table(
        "checkpoint",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("extraction", ID, nullable=False),
        sa.Column("extractions", sa.Integer(), nullable=False),
        sa.Column("confirmations", sa.Integer(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("awaiting", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("story", name=op.f("pk_checkpoint")),
    )
    op.create_table(
        "quantity",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("qualifier", sa.Text(), nullable=True),
        sa.Column("memory", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("story", "number", name=op.f("pk_quantity")),
    )
    op.create_index(op.f("ix_quantity_story_fact"), "quantity", ["story", "fact"], unique=False)
    op.create_table(
        "carrier",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("claim", ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("story", "number", "article", name=op.f("pk_carrier")),
    )
    op.create_index(op.f("ix_carrier_story_number_origin"), "carrier", ["story", "number", "origin"], unique=False)
    op.create_table(
        "sketch",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("credit", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("story", "n", name=op.f("pk_sketch")),
    )
