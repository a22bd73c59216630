"""Runs by themselves (chạy theo lịch): one schedule to an output, with a standing server."""
