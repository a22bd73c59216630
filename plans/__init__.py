"""From read documents to tables, and from plan to plan: rows, store, tracking, publication."""
