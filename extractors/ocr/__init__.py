"""Pages that are pictures (bản quét): cleaned, straightened, recognised by Tesseract and told how sure it is."""
