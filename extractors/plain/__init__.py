"""Text files (văn bản thuần) as converters leave them: encoding, lines, notes and tables told anew."""
