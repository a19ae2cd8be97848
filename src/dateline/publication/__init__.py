"""What may be public of a record: a written policy, the classes that must not be shown exactly, and the public form of everything."""

from dateline.publication.policy import MOST_OF_A_REPORT, Finest, Link, Policy, Rule, Treatment

__all__ = ["MOST_OF_A_REPORT", "Finest", "Link", "Policy", "Rule", "Treatment"]
