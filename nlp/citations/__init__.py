"""Documents that a document cites (viện dẫn)."""
