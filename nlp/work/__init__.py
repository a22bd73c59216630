"""The work a document speaks of: tasks, shortcomings, results (nhiệm vụ, tồn tại, kết quả)."""
