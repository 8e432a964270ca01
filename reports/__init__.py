"""What people look at: one report model, many renderings."""
