"""All tables of the ledger."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "article",
        sa.Column("id", ID, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_outcome", sa.Text(), nullable=True),
        sa.Column("last_changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("body_hash", sa.Text(), nullable=True),
        sa.Column("text_hash", sa.Text(), nullable=True),
        sa.Column("revisions", sa.Integer(), nullable=False),
        sa.Column("age_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("url", name=op.f("uq_article_url")),
    )
    op.create_index(op.f("ix_article_due_at"), "article", ["due_at"], unique=False)
    op.create_index(op.f("ix_article_source_due_at"), "article", ["source", "due_at"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", ID, nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("change", sa.String(length=40), nullable=True),
        sa.Column("into", sa.String(length=40), nullable=True),
        sa.Column("undoes", ID, nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["undoes"], ["decision.id"], name=op.f("fk_decision_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_story_id"), "decision", ["story", "id"], unique=False)
    op.create_index(op.f("ix_decision_undoes"), "decision", ["undoes"], unique=False)
    op.create_table(
        "frontier",
        sa.Column("id", ID, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published_raw", sa.Text(), nullable=True),
        sa.Column("discovered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leased_by", sa.Text(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_outcome", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frontier")),
        sa.UniqueConstraint("url", name=op.f("uq_frontier_url")),
    )
    op.create_index(op.f("ix_frontier_due_at"), "frontier", ["due_at"], unique=False)
    op.create_index(op.f("ix_frontier_source_due_at"), "frontier", ["source", "due_at"], unique=False)
    op.create_table(
        "article_alias",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_article_alias_article")),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_article_alias")),
    )
    op.create_index(op.f("ix_article_alias_article"), "article_alias", ["article"], unique=False)
    op.create_table(
        "fetch",
        sa.Column("id", ID, nullable=False),
        sa.Column("article", ID, nullable=True),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("duration_seconds", sa.Float(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("body_hash", sa.Text(), nullable=True),
        sa.Column("warc_file", sa.Text(), nullable=True),
        sa.Column("warc_offset", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_fetch_article")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fetch")),
    )
    op.create_index(op.f("ix_fetch_article_at"), "fetch", ["article", "at"], unique=False)
    op.create_index(op.f("ix_fetch_source_at"), "fetch", ["source", "at"], unique=False)
    op.create_index(op.f("ix_fetch_url_at"), "fetch", ["url", "at"], unique=False)
    op.create_table(
        "revision",
        sa.Column("id", ID, nullable=False),
        sa.Column("article", ID, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("fetch", ID, nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("published_raw", sa.Text(), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reported_precision", sa.Text(), nullable=True),
        sa.Column("credit", sa.Text(), nullable=True),
        sa.Column("correction", sa.Text(), nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.Column("observed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_revision_article")),
        sa.ForeignKeyConstraint(["fetch"], ["fetch.id"], name=op.f("fk_revision_fetch")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint("article", "n", name=op.f("uq_revision_article_n")),
    )
    op.create_index(op.f("ix_revision_fetch"), "revision", ["fetch"], unique=False)
    op.create_table(
        "confirmation",
        sa.Column("id", ID, nullable=False),
        sa.Column("revision", ID, nullable=False),
        sa.Column("fetch", ID, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["fetch"], ["fetch.id"], name=op.f("fk_confirmation_fetch")),
        sa.ForeignKeyConstraint(["revision"], ["revision.id"], name=op.f("fk_confirmation_revision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmation")),
    )
    op.create_index(op.f("ix_confirmation_fetch"), "confirmation", ["fetch"], unique=False)
    op.create_index(op.f("ix_confirmation_revision_at"), "confirmation", ["revision", "at"], unique=False)
    op.create_table(
        "extraction",
        sa.Column("id", ID, nullable=False),
        sa.Column("revision", ID, nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["revision"], ["revision.id"], name=op.f("fk_extraction_revision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extraction")),
        sa.UniqueConstraint("revision", "story", "reader", name=op.f("uq_extraction_revision_story_reader")),
    )
    op.create_index(op.f("ix_extraction_story_reader"), "extraction", ["story", "reader"], unique=False)
    op.create_table(
        "claim",
        sa.Column("id", ID, nullable=False),
        sa.Column("extraction", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("qualifier", sa.Text(), nullable=True),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.Column("converted", sa.Text(), nullable=False),
        sa.Column("uncertain", sa.Text(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("quote_start", sa.Integer(), nullable=False),
        sa.Column("quote_end", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("words_start", sa.Integer(), nullable=False),
        sa.Column("words_end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["extraction"], ["extraction.id"], name=op.f("fk_claim_extraction")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("extraction", "position", name=op.f("uq_claim_extraction_position")),
    )
    op.create_table(
        "change",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("old_claim", ID, nullable=True),
        sa.Column("old_origin", sa.Text(), nullable=True),
        sa.Column("new_claim", ID, nullable=True),
        sa.Column("new_origin", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("flags", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["new_claim"], ["claim.id"], name=op.f("fk_change_new_claim")),
        sa.ForeignKeyConstraint(["old_claim"], ["claim.id"], name=op.f("fk_change_old_claim")),
        sa.PrimaryKeyConstraint("story", "id", name=op.f("pk_change")),
    )
    op.create_index(op.f("ix_change_id"), "change", ["id"], unique=False)
    op.create_index(op.f("ix_change_new_claim"), "change", ["new_claim"], unique=False)
    op.create_index(op.f("ix_change_old_claim"), "change", ["old_claim"], unique=False)
    op.create_index(op.f("ix_change_story_at"), "change", ["story", "at"], unique=False)
