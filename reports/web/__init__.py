"""The review application: pages of the ledger, rendered on the server, and the decisions of people on its changes."""
