"""Where documents come from (hộp thư đến): entries of a folder or an object store, and what is to be read."""
