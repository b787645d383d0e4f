"""The site as MkDocs builds it: events, files, search."""
