"""The rows of all documents as tables (bộ dữ liệu): copies counted once, units counted, the inbox's ledger."""
