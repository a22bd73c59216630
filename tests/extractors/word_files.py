"""Tiny Word files built from raw XML, one hard case each."""

from __future__ import annotations

import zipfile
from pathlib import Path

from datamodel.document import BlockKind, TextDocument

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W_NS}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}
_ROOTS |= {"settings": "settings", "header": "hdr", "footer": "ftr"}


def part(root: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{inner}</w:{root}>'


def word_file(folder: Path, body: str, *, raw: dict[str, str] | None = None, **parts: str) -> Path:
    """A DOCX with this body; `parts` are inner XML by name (styles, numbering ...), `raw` whole members."""
    members = {"word/document.xml": part("document", f"<w:body>{body}</w:body>")}
    relations = ""
    for name, inner in parts.items():
        members[f"word/{name}.xml"] = part(_ROOTS[name], inner)
        relations += f'<Relationship Id="r_{name}" Type="{_REL}/{name}" Target="{name}.xml"/>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    members["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{package}">{relations}</Relationships>'
    main = f'<Relationship Id="r1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'
    main += f'<Relationship Id="r2" Type="{_REL}/extended-properties" Target="docProps/app.xml"/>'
    members["_rels/.rels"] = f'<Relationships xmlns="{package}">{main}</Relationships>'
    members["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    members |= raw or {}
    path = folder / "van-ban.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def p(inner: str, properties: str = "") -> str:
    """A paragraph; plain text becomes a run."""
    runs = inner if inner.startswith("<") else r(inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner if inner.startswith('<') else p(inner)}</w:tc>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(c if c.startswith("<w:tc>") else cell(c) for c in cells) + "</w:tr>"


_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table(*rows: str, lines: bool = True) -> str:
    edge = "single" if lines else "none"
    borders = "".join(f'<w:{name} w:val="{edge}"/>' for name in _EDGES)
    return f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>{''.join(rows)}</w:tbl>"


def numbered(text: str, number: int = 1, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(depth: int, number_format: str, text: str, more: str = "", start: int | None = 1) -> str:
    begin = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{depth}">{begin}<w:numFmt w:val="{number_format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def listing(*levels: str, abstract: int = 0, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{abstract}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, abstract: int = 0, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def words(document: TextDocument, *kinds: BlockKind) -> list[str]:
    """The words of all blocks, or of those of some kinds."""
    return [document.words(block) for block in document.blocks if not kinds or block.kind in kinds]
