"""Layouts: what the columns of each format are, what fills them, and the lines that they make."""
