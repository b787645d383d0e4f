"""Measures the site beside its peers, from the same text and in the same run: `make bench`."""
