"""Text as all finders see it (văn bản): one spelling, printed lines, numbers and dates of documents."""
