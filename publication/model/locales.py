"""How a language names States and languages, joins a list and runs: from the Unicode CLDR, by Babel."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.lists import format_list


@cache
def locale(language: str) -> Locale:
    """The locale of a language; British for English. Raises ValueError for a language that the CLDR does not know."""
    try:
        return Locale.parse("en_GB" if language == "en" else language, sep="-" if "-" in language else "_")
    except UnknownLocaleError as error:
        raise ValueError(f"`{language}` is no language that is known; name it as in BCP 47, `fr`") from error


def own_name(language: str) -> str:
    """The name of a language in itself, as a menu writes it: Français, Русский."""
    name = locale(language).get_language_name(language) or language
    return name[:1].upper() + name[1:]


def language_name(wanted: str, language: str) -> str:
    """The name of the language `wanted` in another; empty when it has none."""
    return str(locale(language).languages.get(wanted, ""))


def territory(code: str, language: str) -> str:
    """The name of a State by its code (ISO 3166); empty when it has none."""
    return str(locale(language).territories.get(code, ""))


def listed(items: list[str], language: str = "en") -> str:
    """A list in words: a, b and c; a, b et c."""
    return format_list(items, locale=locale(language)) if items else ""
