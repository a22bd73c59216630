"""The tree of a document's parts, items, bullets and rows of tables (cấu trúc văn bản)."""
