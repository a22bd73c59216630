"""What has been read so far (kho dữ liệu): one DuckDB file, its schema, batches and migrations."""
