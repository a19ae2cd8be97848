"""From mentions to events: which happening, who, where, when, how many."""
