"""One SQLite file and what keeps it safe: schema, change log, backups, search, one store per aggregate."""
