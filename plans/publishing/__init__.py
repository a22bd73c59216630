"""The published dataset (công bố): CSV, Parquet, dictionary; asked by SQL, exchanged, masked."""
