"""Plans beside plans (so khớp kế hoạch): which belong together, and which rows are one piece of work."""
