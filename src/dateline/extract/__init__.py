"""From a parsed report to its mentions."""
