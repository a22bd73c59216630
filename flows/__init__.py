"""The run (chạy theo lô): the only room that knows Prefect, the processes and the command line."""
