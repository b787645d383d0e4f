"""The Markdown of each page, from the model and its layout, and the extensions of Python-Markdown that it needs."""
