"""What a text says about a story's facts, and how two reports differ. Pure: no network, no database, no clock."""
