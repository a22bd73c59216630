"""Writes a described sample as the text that a PDF-to-Markdown converter leaves (văn bản thuần)."""

from __future__ import annotations

import re
import textwrap
from typing import Any

from samples.description import Description, plain, plain_cell

_PAGE = 33
"""Lines on a page."""


def write(description: Description) -> str:
    """The document's text: headings as #, bold as **, tables as tabbed lines, most of the layout lost."""
    data = description.data
    lines: list[str] = []
    if data.get("letterhead"):
        lines += [f"**{plain(' '.join(data['letterhead']))}**", ""]
        lines += ["**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM  ", "Độc lập - Tự do - Hạnh phúc**", ""]
    for key in ("number", "about", "place_date"):
        lines += [data[key], ""] if data.get(key) else []
    if data.get("type"):
        lines += [f"## **{data['type']}**", "", f"### **{plain(' '.join(data.get('subject') or []))}**", ""]
    for line in _addressees(data):
        lines += [line, ""]
    for block in description.blocks:
        lines += _block(block.kind, block.label, block.text, block.data)
    wrap = (data.get("style") or {}).get("wrap")
    if wrap:
        lines = _wrapped(lines, int(wrap))
    return "\n".join(lines).rstrip() + "\n"


def _wrapped(lines: list[str], width: int) -> list[str]:
    """Lines as a PDF's pages give them: cut at the margin, a blank after each, a page number now and then."""
    cut: list[str] = []
    printed = 0
    for line in lines:
        for part in textwrap.wrap(re.sub(r"[*#]+ ?", "", line), width, break_long_words=False):
            cut += [f"{part} ", ""]
            printed += 1
            if printed % _PAGE == 0:
                cut += [f"{printed // _PAGE + 1}", ""]
    return cut


def _addressees(data: dict[str, Any]) -> list[str]:
    printed = data.get("addressees_printed")
    if printed is None:
        return []
    return [f"Kính gửi: {printed}"] if isinstance(printed, str) else ["Kính gửi:", *printed]


def _block(kind: str, label: str, text: str, data: dict[str, Any]) -> list[str]:
    words = re.sub(r"~~", "", re.sub(r"\[\^(\d+)\]", r"\1", text))
    if kind in ("scope", "gap", "section"):
        return []
    if kind == "signature":
        return _signature(data["signature"])
    if kind == "table":
        return _table(data["table"])
    if kind == "h":
        mark = "####" if re.match(r"[IVX]+\.?$", label) else "#####"
        return [f"{mark} **{label} {plain(text)}**".replace("** ", "**", 1), ""]
    printed = data.get("notes") or {}
    notes = [f"{mark} {note['text'] if isinstance(note, dict) else note}" for mark, note in printed.items()]
    return [f"{label} {words}".strip(), "", *(x for note in notes for x in (note, ""))]


def _signature(has: dict[str, Any]) -> list[str]:
    lines = ["***Nơi nhận:***", "", *has.get("recipients", []), ""]
    return [*lines, "**" + "  \n".join(has.get("lines", [])) + "**", "", f"**{has['name']}**", ""]


def _table(has: dict[str, Any]) -> list[str]:
    heads = has["head"] if isinstance(has["head"][0], list) else [has["head"]]
    rows = [[plain_cell(c) for c in head] for head in heads]
    for row in has["rows"]:
        cells = [plain_cell(c) for c in row.get("cells") or row["group"]]
        cells += [""] * (len(has["widths"]) - len(cells))
        rows.append([f"<b>{c}</b>" if c and ("group" in row or row.get("bold")) else c for c in cells])
    return ["\t".join(row) for row in rows] + [""]
