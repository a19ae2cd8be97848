"""Words, as data: one file a topic, and a reader for each."""
