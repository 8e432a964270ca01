"""How reported facts change: reports in order, the verb of each change, copies, edits of one article."""
