"""Reading mentions by rule: grammar, lexicon, and what is said around them."""
