"""Opens a Word file's package without trusting it (gói tệp DOCX): limits first, then the XML of its parts."""

from __future__ import annotations

import codecs
import posixpath
import re
import sys
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from lxml import etree

from datamodel.issue import Issue, Severity
from extractors.errors import UnreadableFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_DRAWN = frozenset({"diagramData", "chart"})
_DRAWN_WORDS = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_UNREAD = {"diagramData": "sơ đồ", "chart": "biểu đồ", "package": "tệp nhúng", "oleObject": "tệp nhúng"}

MAX_UNPACKED = 1 << 30
MAX_PART = 256 << 20
MAX_RATIO = 200
"""XML packs to a tenth or a thirtieth; a bomb to a thousandth."""
MAX_ENTRIES = 20_000

_OF_TEMPLATE = frozenset({"styles", "numbering"})
_KEPT = 4
_MOST_KEPT = 512 << 10
"""Bytes of a part that is kept parsed, which takes 13 times as much: 26 MiB in all."""

_SIGN = re.compile(rb"&#(?:x([0-9a-fA-F]{1,16})|([0-9]{1,18}));")
_DECLARATION = re.compile(r"^<\?xml[^>]*\?>")

# ISO "strict" files differ from Word's usual ones by their namespaces only.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_STRICT_MARK = b"http://purl.oclc.org/ooxml/"


def check_archive(path: Path) -> None:
    """Refuse an archive that is broken, locked or would flood the machine."""
    checked_archive(path).close()


def checked_archive(path: Path) -> zipfile.ZipFile:
    """The opened archive, once it is known to be whole, unlocked and of a bearable size."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableFile("damaged", "Tệp nén bị hỏng, không mở được.") from error
    try:
        _check_entries(archive.infolist())
    except UnreadableFile:
        archive.close()
        raise
    return archive


def _check_entries(entries: Sequence[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableFile("encrypted", "Tệp được bảo vệ bằng mật khẩu.")
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    biggest = max((entry.file_size for entry in entries), default=0)
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or biggest > MAX_PART:
        raise UnreadableFile("too_large", f"Tệp bung ra quá lớn ({unpacked // (1 << 20)} MB, {len(entries)} mục).")
    if unpacked > 10 << 20 and unpacked / packed > MAX_RATIO:
        raise UnreadableFile("too_large", f"Tỷ lệ nén bất thường ({unpacked // packed} lần), nghi là bom nén.")
    _check_names([entry.orig_filename for entry in entries])


def _check_names(names: Sequence[str]) -> None:
    """Refuse names that lead out of the archive or come twice: two programs would read two documents."""
    places = [name.replace("\\", "/") for name in names]
    if any(_leads_astray(place) for place in places):
        raise UnreadableFile("unsafe", "Tệp nén chứa mục có tên trỏ ra ngoài thư mục, không được mở.")
    if len({place.lower() for place in places}) < len(places):
        raise UnreadableFile("unsafe", "Tệp nén chứa hai mục trùng tên, không biết mục nào là nội dung thật.")


def _leads_astray(place: str) -> bool:
    """Whether a name leads out, or has a second spelling: "word//a.xml", "word/./a.xml", "a.xml:hidden"."""
    steps = place.removesuffix("/").split("/")
    return ":" in place or any(step in ("", ".", "..") for step in steps)


def parse_part(blob: bytes) -> tuple[etree._Element, bool]:
    """The XML of a part, and whether it is whole; entities stay unresolved and nothing is fetched.

    A part with an undeclared prefix or a cut end is read as far as it goes.
    """
    blob = _as_utf8(blob)
    if _STRICT_MARK in blob:
        for strict, usual in _STRICT:
            blob = blob.replace(strict, usual)
    whole = True
    try:
        root = etree.fromstring(blob, _parser(recover=False))
    except etree.XMLSyntaxError:
        root, whole = etree.fromstring(_SIGN.sub(_sound, blob), _parser(recover=True)), False
        if root is None:
            raise
    # No office program writes a DTD: it is there to bring entities in.
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise UnreadableFile("unsafe", "Tệp Word chứa khai báo DTD/thực thể XML, không được mở.")
    return root, whole


def _as_utf8(blob: bytes) -> bytes:
    """The same in the encoding in which names are looked for; the XML's own word on it goes."""
    if not blob.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return blob
    return _DECLARATION.sub("", blob.decode("utf-16", "replace")).encode("utf-8", "replace")


def _sound(sign: re.Match[bytes]) -> bytes:
    """A sign told by its number, nothing where no letter has it: half a letter (surrogate) breaks the reader."""
    number = int(sign[1], 16) if sign[1] else int(sign[2])
    return b"" if number > sys.maxunicode or 0xD800 <= number <= 0xDFFF else sign[0]


@cache
def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        collect_ids=False,
        recover=recover,
    )


@lru_cache(maxsize=_KEPT)
def _template_part(blob: bytes) -> etree._Element:
    """The XML of a part that comes with a template, parsed once for all files that have it byte for byte.

    An office drafts from one template or from last month's file, and in a short document the styles are most of
    the XML. Nobody changes what is returned.
    """
    return parse_part(blob)[0]


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another."""

    id: str
    kind: str
    """Last word of the relation's type: `styles`, `footnotes`, `header` ..."""
    target: str
    external: bool


@dataclass(slots=True)
class DocxPackage:
    """The parts of a Word file that hold its words."""

    archive: zipfile.ZipFile
    main: str
    own_relations: tuple[Relation, ...]
    """Of the package itself: its main part, its properties."""
    relations: tuple[Relation, ...]
    """Of the main part."""
    issues: list[Issue] = field(default_factory=list)

    @classmethod
    def open(cls, path: Path) -> DocxPackage:
        """Open the package and find its main part."""
        archive = checked_archive(path)
        try:
            own = _relations(archive, "")
            main = next((r.target for r in own if r.kind == "officeDocument"), "word/document.xml")
            return cls(archive, main, own, _relations(archive, main))
        except UnreadableFile:
            archive.close()
            raise

    def document(self) -> etree._Element:
        """The main part; without it there is nothing to read."""
        blob = _blob(self.archive, self.main)
        if not blob:
            raise UnreadableFile("damaged", "Tệp Word thiếu phần nội dung chính.")
        try:
            root, whole = parse_part(blob)
        except etree.XMLSyntaxError as error:
            raise UnreadableFile("damaged", "Phần nội dung chính của tệp Word bị hỏng.") from error
        if not whole:
            self.tell("part_damaged", "Phần nội dung chính của tệp Word bị hỏng, chỉ đọc được một phần.")
        return root

    def part(self, kind: str) -> etree._Element | None:
        """The first part of a kind; a broken one is told as an issue and left out."""
        target = next((r.target for r in self.relations if r.kind == kind and not r.external), None)
        return self.part_at(target, of_template=kind in _OF_TEMPLATE) if target else None

    def part_at(self, target: str, *, of_template: bool = False) -> etree._Element | None:
        """The part with this name, or None where it is missing or broken."""
        blob = _blob(self.archive, target)
        if not blob:
            return None
        try:
            return _template_part(blob) if of_template and len(blob) <= _MOST_KEPT else parse_part(blob)[0]
        except etree.XMLSyntaxError:
            self.tell("part_damaged", f"Phần “{target}” của tệp Word bị hỏng, đã bỏ qua.")
            return None

    def tell_unread(self) -> None:
        """Note the parts with words that stand outside the text: drawings made of words, documents within."""
        for relation in self.relations:
            if relation.external or relation.kind not in _UNREAD:
                continue
            if relation.kind in _DRAWN and not self._draws_words(relation.target):
                continue
            if relation.kind == "oleObject" and not _holds_document(_blob(self.archive, relation.target) or b""):
                continue
            message = f"Tệp Word có {_UNREAD[relation.kind]} “{relation.target}” với nội dung chưa đọc được."
            self.tell("part_unread", message)

    def _draws_words(self, target: str) -> bool:
        part = self.part_at(target)
        return part is not None and any((word.text or "").strip() for word in part.iter(_DRAWN_WORDS))

    def properties(self) -> etree._Element | None:
        """The application's properties of the file (pages, words)."""
        target = next((r.target for r in self.own_relations if r.kind == "extended-properties"), None)
        return self.part_at(target) if target else None

    def tell(self, code: str, message: str) -> None:
        """Note what could not be read."""
        self.issues.append(Issue("extract", code, Severity.WARNING, message))

    def close(self) -> None:
        """Release the file."""
        self.archive.close()


def _blob(archive: zipfile.ZipFile, target: str) -> bytes | None:
    try:
        return archive.read(target)
    except KeyError:
        return None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise UnreadableFile("damaged", f"Phần “{target}” của tệp Word bị hỏng, không bung ra được.") from error


def _holds_document(blob: bytes) -> bool:
    """Whether an embedded object is a document rather than a formula."""
    return b"%PDF-" in blob or b"word/document.xml" in blob or "WordDocument\0".encode("utf-16-le") in blob


def _relations(archive: zipfile.ZipFile, source: str) -> tuple[Relation, ...]:
    folder, name = posixpath.split(source)
    blob = _blob(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    if not blob:
        return ()
    try:
        root, _ = parse_part(blob)
    except etree.XMLSyntaxError:
        return ()
    return tuple(_relation(element, folder) for element in root if isinstance(element.tag, str))


def _relation(element: etree._Element, folder: str) -> Relation:
    target = element.get("Target", "")
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(element.get("Id", ""), element.get("Type", "").rsplit("/", 1)[-1], target, external)
