"""The pages are tested on both databases."""

from tests.storage.conftest import postgresql_database

__all__ = ["postgresql_database"]
