"""Born-digital PDF (tệp PDF): letters and drawings of pages, put together to words; what is scanned, lost or signed."""
