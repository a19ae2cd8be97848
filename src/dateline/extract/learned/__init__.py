"""Trained parts: small linear models whose training scripts stand in `scripts/`."""
