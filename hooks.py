"""The one file that MkDocs loads: binds the publication to MkDocs' events. MkDocs does not reload it during a preview."""

from pathlib import Path

from publication.site.events import PublicationSite
from publication.site.watching import watch

_site = PublicationSite(Path(__file__).parent)

on_startup = _site.on_startup
on_config = _site.on_config
on_pre_build = _site.on_pre_build
on_files = _site.on_files
on_page_markdown = _site.on_page_markdown
on_page_context = _site.on_page_context
on_env = _site.on_env
on_post_build = _site.on_post_build
on_serve = watch
on_build_error = _site.on_build_error
