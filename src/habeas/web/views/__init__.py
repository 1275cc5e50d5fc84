"""The pages, one module a subject: each asks the registry and hands what it gets to a template."""
