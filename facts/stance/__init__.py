"""How surely a thing is said, and who says it: modality, denial, recall, attribution."""
