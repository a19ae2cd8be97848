"""Here so that the tests of every folder find the shared builders beside it."""
