"""What people open (báo cáo): the summary of a run, one document with its evidence, answers to queries."""
