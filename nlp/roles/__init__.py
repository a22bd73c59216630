"""Who does the work, wherever a document says it: sentence, line or column (chủ trì, phối hợp)."""
