"""What the tables share: their metadata, and the columns that identify a row or point to one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Id = BigInteger().with_variant(Integer(), "sqlite")


def key() -> Column[int]:
    """The column that identifies a row."""
    return Column("id", Id, primary_key=True)


def to(target: str, *, nullable: bool = False, name: str | None = None) -> Column[Any]:
    """A column that points to the id of another table and is named after it."""
    return Column(name or target, Id, ForeignKey(f"{target}.id"), nullable=nullable)
