"""The HTTP API: a store answered over the network, and the built front end beside it."""
