"""Which kind of fact a value tells of. All kinds compete for it."""
