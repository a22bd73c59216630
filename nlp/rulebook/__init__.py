"""The rules of `rules/*.yml` (bộ quy tắc): loaded, told apart quickly, proved by their own examples."""
