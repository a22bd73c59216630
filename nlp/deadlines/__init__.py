"""Deadlines and the days that they mean (thời hạn)."""
