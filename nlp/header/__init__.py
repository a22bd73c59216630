"""The head and the end of a document (thể thức): letterhead, number, subject, receivers, signature."""
