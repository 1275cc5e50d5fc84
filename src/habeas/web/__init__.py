"""The web face: a registry in the browser, read-only. It calls `work` and turns words into pages, nothing more."""
