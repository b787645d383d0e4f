"""The commands of `python -m publication`."""
