"""Where each task and each shortcoming stands on a day (tình trạng): from reports, later plans and dates."""
