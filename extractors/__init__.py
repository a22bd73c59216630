"""Files become text (trích xuất): the only room that knows PDF, DOCX and OCR."""
