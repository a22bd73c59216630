"""One run over the inbox (một lần chạy): its steps, the Prefect flow around them, the server and the start."""
