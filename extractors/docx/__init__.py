"""Word files (DOCX) as they print: package, styles, numbering, paragraphs, tables, notes (tệp Word)."""
