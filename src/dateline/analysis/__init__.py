"""Analysis: what follows from many events and incidents. Pure functions over what the store gives."""
