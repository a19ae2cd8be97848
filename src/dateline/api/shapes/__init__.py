"""The shapes of answers, declared once, a module a subject: OpenAPI and the front end's types come from them."""
