"""The publication as data: one parse, one model, one direction.

Pages in ``docs/`` and facts in ``data/`` are read once (`load`) into immutable objects (`model`), checked (`checks`), linked
(`links`), put together as Markdown (`compose`) and handed to MkDocs (`site`). Only `site` and `mkdocs_files` know MkDocs.
"""
