"""A source in words, and as BibTeX, CSL-JSON and RIS."""
