"""Words in their places become the blocks of a text (bố cục trang): one way for PDF and for OCR."""
