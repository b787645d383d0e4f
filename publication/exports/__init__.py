"""The publication as data: what `/api/` holds and what other machines read. Plain functions from the model to files."""
