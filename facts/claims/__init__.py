"""From what a sentence holds to claims: each value with its fact, its owner, its stance, and the reason."""
