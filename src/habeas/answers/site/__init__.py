"""A static site of what is verified and released: pure functions from nouns to files."""
