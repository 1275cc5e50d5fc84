"""The API: everything that the pages show and decide, as JSON, for who has a token."""
