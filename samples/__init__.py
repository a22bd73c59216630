"""Documents of our own writing with their truth beside them (văn bản mẫu)."""
