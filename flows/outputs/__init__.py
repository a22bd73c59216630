"""Where results go (kết quả): tables, reports and pictures, here or in an object store."""
