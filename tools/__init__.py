"""Tools for those who work on the publication; nothing here is part of a build."""
