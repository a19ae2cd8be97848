"""How right the record is: suites of gold, alignment, scores, floors."""
