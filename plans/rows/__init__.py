"""One read document becomes rows (dòng dữ liệu), with ids that stay the same in every run."""
