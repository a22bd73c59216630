"""Writes Word files member by member, right ones and every kind of wrong one."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from pdf_bytes import LINES

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "word/document.xml"


def paragraphs(lines: Iterable[str] = LINES) -> str:
    return "".join(f"<w:p><w:r><w:t xml:space='preserve'>{escape(line)}</w:t></w:r></w:p>" for line in lines)


def document(body: str | None = None, head: str = "", space: str = W) -> str:
    words = paragraphs() if body is None else body
    start = f"<w:document xmlns:w='{space}' xmlns:r='{R}'><w:body>"
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}{start}{words}</w:body></w:document>'


def relations(*links: tuple[str, str, str]) -> str:
    """Links as (kind, target, mode)."""
    made = "".join(
        f'<Relationship Id="r{n}" Type="{R}/{kind}" Target="{escape(target)}" '
        + (f'TargetMode="{mode}"/>' if mode else "/>")
        for n, (kind, target, mode) in enumerate(links)
    )
    return f'<Relationships xmlns="{REL}">{made}</Relationships>'


def parts(main: str | bytes | None = None, *links: tuple[str, str, str]) -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": relations(("officeDocument", MAIN, "")),
        MAIN: document() if main is None else main,
        **({"word/_rels/document.xml.rels": relations(*links)} if links else {}),
    }


def packed(members: Mapping[str, str | bytes] | Iterable[tuple[str, str | bytes]]) -> bytes:
    out = io.BytesIO()
    pairs = members.items() if isinstance(members, Mapping) else members
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # of names that come twice, as wanted here
        for name, content in pairs:
            member = zipfile.ZipInfo(name, (2026, 1, 5, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return out.getvalue()


def docx(main: str | bytes | None = None, *links: tuple[str, str, str], **more: str | bytes) -> bytes:
    return packed({**parts(main, *links), **{name.replace("__", "/"): content for name, content in more.items()}})


def with_member(name: str, content: str | bytes = b"x") -> bytes:
    return packed([*parts().items(), (name, content)])


def patched(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    assert len(old) == len(new)
    return data.replace(old, new)
