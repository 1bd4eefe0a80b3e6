"""Trees -> quantities and facts: how much, how many, and what a text says of weapons and offices apart from events."""
