"""Marks that converters leave in text (Markdown, thẻ HTML): taken off, with what they say kept."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_STRONG_TAG = re.compile(r"</?(?:b|strong)>", re.IGNORECASE)
_SLANTED_TAG = re.compile(r"</?(?:i|em)>", re.IGNORECASE)
_OTHER_TAG = re.compile(
    r"</?(?:u|s|p|div|span|center|font|sup|sub|small|a|table|thead|tbody|tr|td|th|ins|mark|img|hr)\b[^<>]*>",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--[^<]{0,2000}?-->")
_ROW = re.compile(r"<tr\b[^<>]*>(.{0,20000}?)</tr>", re.DOTALL | re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b([^<>]*)>(.{0,9000}?)</t[dh]>", re.DOTALL | re.IGNORECASE)
_COLSPAN = re.compile(r"colspan=[\"']?(\d{1,2})", re.IGNORECASE)
_BLANK_LINES = re.compile(r"(\n[ \t]*\n)")
_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\]\([^()]{0,2000}\)")
_IMAGE_TAG = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_LINK = re.compile(r"(?<!!)\[([^\[\]]{1,500})\]\((?:[^()\s]|\([^()]*\))+(?:\s+\"[^\"]*\")?\)")
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^<>\s]+)>")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&/:;\"'])")
_EMPHASIS = re.compile(r"(?<![\\*])(\*{1,3})(?=[^\s*)])(.{1,1000}?)(?<=[^\s*\\(])\1(?!\*)", re.DOTALL)
_UNDERLINED = re.compile(r"(?<![\w\\])(__)(?=[^\s_])([^_]+?)(?<=[^\s_])\1(?!\w)")
_EMPTY_EMPHASIS = re.compile(r"(?<![*\w])\*{4,6}(?![*\w])")
# "- + Đơn vị chủ trì: ...": the converter's bullet before the printed one.
_DOUBLE_BULLET = re.compile(r"^(\s*)[-*+]\s+(?=[-+•*▪●]\s|(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\))\s)")
RULE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|(?:=\s*){3,}|```\w*|~~~\w*)\s*")

_BOLD, _ITALIC = "\ue000", "\ue001"
"""Stand for the marks while a line is read; private letters that no document prints."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A line without its marks."""

    text: str
    bold: bool = False
    italic: bool = False
    heading_level: int | None = None


def pictures(text: str) -> list[str]:
    """The marks that stand where a converter left out a picture, in Markdown or HTML."""
    return [*_IMAGE.findall(text), *_IMAGE_TAG.findall(text)]


def flatten_tables(text: str) -> str:
    """Rows of HTML tables as tab-separated lines; a cell over several columns leaves the others empty."""
    return _ROW.sub(_tabbed, text) if "<tr" in text.lower() else text


def _tabbed(row: re.Match[str]) -> str:
    cells: list[str] = []
    for attributes, words in _CELL.findall(row.group(1)):
        span = _COLSPAN.search(attributes)
        lines = _BREAK.sub("\n", words.replace("</p>", "<br>")).split("\n")
        cells.append("<br>".join(line for part in lines if (line := " ".join(part.split()))))
        cells += [""] * (min(int(span.group(1)), 50) - 1 if span else 0)
    return "\n" + "\t".join(cells) + "\n"


def spread_emphasis(text: str) -> str:
    """Emphasis over several lines as emphasis of each of them, in private letters; a blank line ends it."""
    return "".join(map(_spread, _BLANK_LINES.split(text)))


def _spread(text: str) -> str:
    text = _COMMENT.sub("", _EMPTY_EMPHASIS.sub("", text))
    text = _SLANTED_TAG.sub("*", _STRONG_TAG.sub("**", text))
    for _ in range(2):
        text = _EMPHASIS.sub(lambda m: _each_line(m.group(2), len(m.group(1))), text)
    return _UNDERLINED.sub(lambda m: _each_line(m.group(2), 2), text)


def _each_line(text: str, stars: int) -> str:
    mark = {1: _ITALIC, 2: _BOLD, 3: _BOLD + _ITALIC}[stars]
    return "\n".join(f"{mark}{line}{mark}" if line.strip() else line for line in text.split("\n"))


def read_marks(line: str) -> Marked:
    """One line (after `spread_emphasis`) without marks."""
    heading = _HEADING.match(line)
    level = len(heading.group(1)) if heading else None
    text = heading.group(2) if heading else _DOUBLE_BULLET.sub(r"\1", line)
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub("", text)))
    text = _OTHER_TAG.sub("", _BREAK.sub("\n", text))
    bold, italic = _covered(text, _BOLD), _covered(text, _ITALIC)
    text = text.replace(_BOLD, "").replace(_ITALIC, "")
    text = _ENTITY.sub(lambda m: html.unescape(m.group()), _ESCAPE.sub(r"\1", text))
    # A converter makes headings of lines that print bold.
    return Marked(text, bold or level is not None, italic, level)


def _covered(text: str, mark: str) -> bool:
    """Whether (nearly) all letters stand within the mark."""
    parts = text.split(mark)
    letters = [sum(c.isalnum() for c in part) for part in parts]
    return sum(letters[1::2]) >= max(1.0, 0.9 * sum(letters))
