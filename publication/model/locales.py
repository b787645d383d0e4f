"""How a language names States and languages, counts, joins a list, writes a size and runs: from the Unicode CLDR, by Babel."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from publication.model.words import CATEGORIES


@cache
def locale(language: str) -> Locale:
    """The locale of a language; British for English. Raises ValueError for a language that the CLDR does not know."""
    try:
        return Locale.parse("en_GB" if language == "en" else language, sep="-" if "-" in language else "_")
    except UnknownLocaleError as error:
        raise ValueError(f"`{language}` is no language that is known; name it as in BCP 47, `fr`") from error


def tag(language: str) -> str:
    """The name of a language as formats ask for it (BCP 47): en-GB, fr."""
    return str(locale(language)).replace("_", "-")


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


def alphabetical(name: str) -> str:
    """What a name is sorted by: its letters without accents and capitals, so that États-Unis stands before Finlande."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter)).casefold()


def right_to_left(language: str) -> bool:
    """Whether a language is written from right to left."""
    return locale(language).text_direction == "rtl"


@cache
def plural_categories(language: str) -> tuple[str, ...]:
    """The forms of a word that whole numbers ask for in a language: one and other; one, few and many."""
    rule = locale(language).plural_form
    asked = {rule(number) for number in range(1000)}
    return tuple(category for category in CATEGORIES if category in asked)


def plural(forms: Mapping[str, str], number: int, language: str) -> str:
    """The form of a word beside a number. Where those of English stand, `other` goes with all that they lack."""
    category = locale(language).plural_form(number)
    return forms["other" if category not in forms and "other" in forms else category]


def number(value: int, language: str) -> str:
    """A whole number with the separators of a language: 27,990; 27 990."""
    return str(format_decimal(value, locale=locale(language)))


def listed(items: list[str], language: str = "en") -> str:
    """A list in words: a, b and c; a, b et c."""
    return format_list(items, locale=locale(language)) if items else ""


def file_size(count: int, language: str = "en") -> str:
    """The size of a file of so many bytes, in decimal units: 4.6 MB; 4,6 Mo."""
    unit, number = ("megabyte", count / 1_000_000) if count >= 1_000_000 else ("kilobyte", max(count / 1_000, 1))
    form = "#,##0.0" if unit == "megabyte" and number < 10 else "#,##0"
    return str(format_unit(number, f"digital-{unit}", "short", form, locale=locale(language)))
