"""What leaves the store: exports in the formats of the field."""
