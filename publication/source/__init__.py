"""Files to model: each file is read once, and each object knows its file and line."""
