"""How the tables came to be what they are, step by step; `dateline db upgrade` takes a store along."""
