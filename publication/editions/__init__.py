"""The publication to take along: EPUB, PDF, one offline file, the site as a ZIP, and a checklist for each technology.

All come from the pages as they are composed for the site, in the order of its navigation.
"""
