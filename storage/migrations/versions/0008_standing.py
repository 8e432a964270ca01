"""What stood, what each article stated and whose text it was, from when to when: a sheet as of any moment."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables. They fill, and what is remembered is made anew, when the changes of a story are told next."""
    for name in ("checkpoint", "quantity", "carrier"):
        op.drop_table(name)
    op.create_table(
        "quantity",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("number", ID, autoincrement=False, nullable=False),
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
        sa.Column("number", ID, autoincrement=False, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("claim", ID, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("story", "number", "article", name=op.f("pk_carrier")),
    )
    op.create_index(op.f("ix_carrier_story_number_origin"), "carrier", ["story", "number", "origin"], unique=False)
    op.create_index(op.f("ix_carrier_story_fact"), "carrier", ["story", "fact"], unique=False)
    op.create_table(
        "checkpoint",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("extraction", ID, nullable=False),
        sa.Column("extractions", sa.Integer(), nullable=False),
        sa.Column("until", TIME, nullable=False),
        sa.Column("quarantine", ID, nullable=False),
        sa.Column("confirmations", sa.Integer(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("awaiting", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("story", name=op.f("pk_checkpoint")),
    )
    op.create_table(
        "standing",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("quantity", ID, autoincrement=False, nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("until", TIME, nullable=True),
        sa.Column("qualifier", sa.Text(), nullable=True),
        sa.Column("claim", ID, nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("ended", ID, nullable=True),
        sa.PrimaryKeyConstraint("story", "fact", "quantity", "since", name=op.f("pk_standing")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stated",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("article", ID, autoincrement=False, nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", TIME, nullable=True),
        sa.Column("quantity", ID, nullable=True),
        sa.Column("claim", ID, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("said", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("story", "fact", "article", "since", "n", name=op.f("pk_stated")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "origin",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("revision", ID, autoincrement=False, nullable=False),
        sa.Column("since", TIME, nullable=False),
        sa.Column("until", TIME, nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("story", "revision", "since", name=op.f("pk_origin")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop the tables, and what is remembered with them: it is made as 0007 made it, and fills again."""
    for name in ("origin", "stated", "standing", "checkpoint", "quantity", "carrier"):
        op.drop_table(name)
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
        sa.Column("at", TIME, nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("story", "number", "article", name=op.f("pk_carrier")),
    )
    op.create_index(op.f("ix_carrier_story_number_origin"), "carrier", ["story", "number", "origin"], unique=False)
