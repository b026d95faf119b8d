"""Numbers in words, by num2words, of which only the language that speaks is loaded.

The package itself loads all its sixty languages, which takes a tenth of a second and 5 MB.
"""

import sys
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

_PACKAGE = f"{__name__}.languages"


@lru_cache(maxsize=4096)
def in_words(count: int, language: str) -> str:
    """Return a whole number in words: `thirty`, `seventy-five`.

    `language` is what num2words calls it; raises ImportError for one that it does not know.
    """
    return str(_converter(language).to_cardinal(count))


@cache
def _converter(language: str) -> Any:  # noqa: ANN401 - num2words has no types
    name = language.upper()
    module = import_module(f"{_package()}.lang_{name}")
    return getattr(module, f"Num2Word_{name}")()


@cache
def _package() -> str:
    """Return the name of a package that has the languages, and imports none by itself."""
    found = find_spec("num2words")
    if found is None or found.submodule_search_locations is None:
        raise ModuleNotFoundError("num2words is not installed", name="num2words")
    package = ModuleType(_PACKAGE)
    package.__path__ = found.submodule_search_locations
    sys.modules[_PACKAGE] = package
    return _PACKAGE
