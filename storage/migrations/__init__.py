"""How the tables of the ledger came to be, one file per step. ``storage.database`` runs them."""
