"""MkDocs hook: build English after Chinese from one configuration, and link the two.

`extra.languages` of mkdocs.yml says all there is to say about a language.
"""

import re
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

other_plugins: dict[str, Any] = {}


def languages(config: MkDocsConfig) -> tuple[dict[str, Any], dict[str, Any]]:
    """(the language of this build, the other one)."""
    both = config.extra["languages"]
    own = next(entry for entry in both if entry["lang"] == config.theme["language"])
    return own, next(entry for entry in both if entry is not own)


def on_pre_build(config: MkDocsConfig) -> None:
    own, _ = languages(config)
    config.extra["root_url"] = (config.site_url or "").removesuffix(own["path"])  # for the sitemap


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    for item in nav.items:
        if isinstance(item, Section):
            item.title = languages(config)[0]["sections"][item.title]
    return nav


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    config.extra["alternate"] = alternates(config, "")
    return env


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    config.extra["alternate"] = alternates(config, "" if page.url == "./" else page.url)
    return context


def alternates(config: MkDocsConfig, url: str) -> list[dict[str, str]]:
    """Links to this page in each language, relative to the root of this build."""
    own, _ = languages(config)
    up = "../" if own["path"] else ""
    return [
        entry | {"link": url if entry is own else up + entry["path"] + url}
        for entry in config.extra["languages"]
    ]


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Drop hreflang links: for each, Material's script asks for a sitemap. The sitemap has them."""
    return re.sub(r'\s*<link rel="alternate"[^>]*>', "", output)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return on_post_template(output, "", config)


@event_priority(-100)  # when nothing else of this build is left to do
def on_post_build(config: MkDocsConfig) -> None:
    own, other = languages(config)
    if own["path"]:
        return
    option: Any = MkDocsConfig.plugins
    own_plugins, option.plugin_cache = option.plugin_cache, other_plugins  # each its own index
    try:
        english = load_config(
            config.config_file_path,
            docs_dir=str(Path(config.docs_dir).with_name(other["lang"])),
            site_dir=str(Path(config.site_dir, other["path"])),
            site_name=other["site_name"],
            site_description=other["site_description"],
            strict=config.strict,
        )
        english.theme["language"] = other["lang"]
        english.site_url = config.site_url and config.site_url + other["path"]
        english.plugins.on_startup(command="build", dirty=False)
        build(english)
    finally:
        option.plugin_cache = own_plugins
