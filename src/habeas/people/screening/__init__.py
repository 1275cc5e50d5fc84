"""Names of a registry against sanctions lists: what may be one, for a person to look at; never a fact by itself."""
