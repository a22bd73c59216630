"""The types that meet: what a file holds, what a document says, and the rows it becomes."""
