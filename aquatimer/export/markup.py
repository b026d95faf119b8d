"""Elements and escaped texts, as SVG, HTML and XML all want them."""

import re

# As `html.escape` does, which brings half a megabyte of names of characters into every track.
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    """Return a text that stands for itself between tags and in quoted attributes."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text).translate(_ESCAPED)


def element(name: str, /, *inside: str, **attributes: str | float) -> str:
    """Write an element; `inside` is markup already, attribute values are escaped here.

    An underscore in an attribute's name stands for a hyphen.
    """
    written = "".join(
        f' {key.replace("_", "-")}="{escaped(_value(value))}"' for key, value in attributes.items()
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def _value(value: str | float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
