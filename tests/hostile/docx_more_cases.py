"""Hostile Word files: text outside the main part, members and names that two programs read in two ways, endless markup."""

# ruff: noqa: E501 (a file is told in one line)

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from docx_bytes import MAIN, R, W, document, docx, packed, paragraphs, parts, with_member
from hostile_case import Case, ok, partial, rejected
from pdf_bytes import good

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_WORDS = "Giao Phòng Kinh tế rà soát hồ sơ."


def _own(number: int) -> str:
    """Words of its own, so that no file is the copy of another."""
    return paragraphs() + paragraphs([f"2. Văn phòng báo cáo kết quả lần {number}."])


def _drawn(uri: str, mark: str, kind: str, part: str, content: str) -> bytes:
    graphic = f"<a:graphic xmlns:a='{_A}'><a:graphicData uri='{uri}'>{mark}</a:graphicData></a:graphic>"
    body = paragraphs() + f"<w:p><w:r><w:drawing><wp:inline xmlns:wp='x'>{graphic}</wp:inline></w:drawing></w:r></w:p>"
    return packed({**parts(document(body), (kind, part, "")), f"word/{part}": content})


def _smart_art() -> bytes:
    words = f"<dgm:dataModel xmlns:dgm='{_DGM}' xmlns:a='{_A}'><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>{_WORDS}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>"
    return _drawn(
        _DGM, f"<dgm:relIds xmlns:dgm='{_DGM}' xmlns:r='{R}' r:dm='r0'/>", "diagramData", "diagrams/data1.xml", words
    )


def _chart() -> bytes:
    words = f"<c:chartSpace xmlns:c='{_CHART}' xmlns:a='{_A}'><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>{_WORDS}</a:t></a:r></a:p></c:rich></c:tx></c:title></c:chart></c:chartSpace>"
    return _drawn(_CHART, f"<c:chart xmlns:c='{_CHART}' xmlns:r='{R}' r:id='r0'/>", "chart", "charts/chart1.xml", words)


def _embedded(name: str, content: bytes) -> bytes:
    body = (
        paragraphs()
        + "<w:p><w:r><w:object><o:OLEObject xmlns:o='urn:schemas-microsoft-com:office:office' Type='Embed' r:id='r0'/></w:object></w:r></w:p>"
    )
    return packed({**parts(document(body), ("package", f"embeddings/{name}", "")), f"word/embeddings/{name}": content})


def _scanned() -> bytes:
    """A Word file that is nothing but a picture of a page."""
    graphic = f"<a:graphic xmlns:a='{_A}'><a:graphicData uri='x'><pic:pic xmlns:pic='x'><a:blip r:embed='r0'/></pic:pic></a:graphicData></a:graphic>"
    body = f"<w:p><w:r><w:drawing><wp:inline xmlns:wp='x'>{graphic}</wp:inline></w:drawing></w:r></w:p>"
    return packed(
        {**parts(document(body), ("image", "media/a.png", "")), "word/media/a.png": b"\x89PNG\r\n\x1a\n" + bytes(90)}
    )


def _tracked() -> str:
    return paragraphs() + (
        "<w:p><w:ins w:id='1' w:author='x'><w:r><w:t>2. Giao Văn phòng báo cáo.</w:t></w:r></w:ins>"
        "<w:del w:id='2' w:author='x'><w:r><w:delText>3. Giao Phòng Nội vụ xóa.</w:delText></w:r></w:del></w:p>"
    )


def _stored(members: dict[str, str | bytes], method: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def _streamed() -> bytes:
    """Written to a pipe: sizes stand behind each member."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.data += data
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        for name, content in parts(document(_own(1))).items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return bytes(pipe.data)


def _zip64() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts(document(_own(2))).items():
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as member:
                member.write(content.encode() if isinstance(content, str) else content)
    return out.getvalue()


def _patched(at: int, size: str, value: int, mark: bytes = b"PK\x01\x02") -> bytes:
    """A file whose last directory entry holds another value."""
    out = bytearray(docx(document(_own(3))))
    struct.pack_into(size, out, out.rfind(mark) + at, value)
    return bytes(out)


def _lists(levels: int) -> str:
    rows = (
        f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{n}'/><w:numId w:val='{n}'/></w:numPr></w:pPr><w:r><w:t>Mục {n}</w:t></w:r></w:p>"
        for n in range(levels)
    )
    return paragraphs() + "".join(rows)


def _fields(count: int) -> str:
    begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>INCLUDETEXT \"http://192.0.2.1/x\"</w:instrText></w:r>"
    return paragraphs() + f"<w:p>{begin * count}<w:r><w:t>3. chữ</w:t></w:r></w:p>"


def _sdt(levels: int) -> str:
    return "<w:sdt><w:sdtContent>" * levels + paragraphs() + "</w:sdtContent></w:sdt>" * levels


def _tables(levels: int) -> str:
    return paragraphs() + "<w:tbl><w:tr><w:tc>" * levels + paragraphs(["sâu"]) + "</w:tc></w:tr></w:tbl>" * levels


UNREAD = (
    partial("phan/so-do.docx", "part_unread", _smart_art()),
    partial("phan/bieu-do.docx", "part_unread", _chart()),
    partial("phan/tai-lieu-con.docx", "part_unread", docx(document(_own(27) + "<w:p><w:subDoc r:id='r0'/></w:p>"), ("subDocument", "file:///khac.docx", "External"))),
    partial("phan/nhung-word.docx", "part_unread", _embedded("a.docx", docx())),
    partial("phan/nhung-pdf.docx", "part_unread", _embedded("a.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + good())),
    rejected("phan/chi-anh.docx", "empty", _scanned()),
    ok("phan/theo-doi-sua.docx", docx(document(_tracked()))),
    ok("phan/ghi-chu.docx", packed({**parts(document(_own(4)), ("comments", "comments.xml", "")),
        "word/comments.xml": f"<w:comments xmlns:w='{W}'><w:comment w:id='1'><w:p><w:r><w:t>Bỏ mục này</w:t></w:r></w:p></w:comment></w:comments>"})),
    partial("phan/altchunk-word.docx", "part_unread", packed({**parts(document(_own(5) + "<w:altChunk r:id='r0'/>"), ("aFChunk", "b.docx", "")), "word/b.docx": docx()})),
)  # fmt: skip

MEMBERS = (
    ok("zip/ghi-dong.docx", _streamed()),
    ok("zip/zip64.docx", _zip64()),
    ok("zip/khong-nen.docx", _stored(parts(document(_own(6))), zipfile.ZIP_STORED)),
    ok("zip/lzma.docx", _stored(parts(document(_own(7))), zipfile.ZIP_LZMA)),
    ok("zip/loi-cuoi.docx", docx(document(_own(8)))[:-2] + struct.pack("<H", 60_000) + b"x" * 60_000),
    rejected("zip/bom-lzma.docx", "too_large", _stored({**parts(), "word/a.xml": bytes(60 << 20)}, zipfile.ZIP_LZMA)),
    rejected("zip/bom-bzip2.docx", "too_large", _stored({**parts(), "word/a.xml": bytes(60 << 20)}, zipfile.ZIP_BZIP2)),
    rejected("zip/cach-nen-99.docx", "damaged", _patched(10, "<H", 99)),
    rejected("zip/sai-crc.docx", "damaged", docx(document(_own(9))).replace(struct.pack("<I", zlib.crc32(document(_own(9)).encode())), b"\1\2\3\4")),
    rejected("zip/lech-muc.docx", "damaged", _patched(42, "<I", 0xFFFF)),
    rejected("zip/co-am.docx", "damaged", _patched(16, "<I", 0xFFFFFFF0, b"PK\x05\x06")),
    rejected("zip/ten-luong-ntfs.docx", "unsafe", with_member("word/document.xml:an.exe")),
    rejected("zip/ten-cham.docx", "unsafe", with_member("word/./document.xml", document(paragraphs(["khác"])))),
    rejected("zip/ten-hai-gach.docx", "unsafe", with_member("word//document.xml", document(paragraphs(["khác"])))),
    rejected("zip/ten-rong.docx", "unsafe", with_member("")),
    ok("zip/ten-dieu-khien.docx", packed([*parts(document(_own(10))).items(), ("word/\x01\x1b[31m.bin", b"x")])),
    ok("zip/noi-dung-noi-khac.docx", packed({"[Content_Types].xml": "<x/>", "_rels/.rels": parts()["_rels/.rels"].replace(MAIN, "khac/noi-dung.xml"), "khac/noi-dung.xml": document(_own(11))})),  # type: ignore[arg-type,dict-item]
    rejected("zip/noi-dung-ngoai.docx", "damaged", packed({"[Content_Types].xml": "<x/>", "word/a": "x", "_rels/.rels": str(parts()["_rels/.rels"]).replace(MAIN, "http://192.0.2.1/a.xml")})),
    ok("zip/khong-quan-he.docx", packed({"[Content_Types].xml": "<x/>", MAIN: document(_own(12))})),
    ok("zip/quan-he-vong.docx", docx(document(_own(13)), ("header", "_rels/document.xml.rels", ""), ("footnotes", "footnotes.xml", ""), ("settings", "settings.xml", ""))),
)  # fmt: skip

MARKUP = (
    partial("danh/bang-long-500.docx", "part_damaged", docx(document(_tables(500)))),
    ok("danh/danh-sach-3000.docx", docx(document(_lists(3_000)))),
    partial("danh/truong-long-nhau.docx", "part_damaged", docx(document(_fields(2_000)))),
    partial("danh/truong-khong-dong.docx", "part_damaged", docx(document(_own(24) + "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>" + paragraphs(["3. Văn phòng báo cáo."])))),
    partial("danh/nua-ky-tu.docx", "part_damaged", docx(document(_own(25).replace("Văn phòng", "Văn &#xD800;phòng&#55357;")))),
    ok("danh/strict-utf-16.docx", docx(document(_own(26), space=_STRICT).replace("UTF-8", "UTF-16").encode("utf-16"))),
    ok("danh/khung-long-nhau.docx", docx(document(_sdt(100)))),
    ok("danh/mot-doan-dai.docx", docx(document(paragraphs() + paragraphs(["Giao Phòng Kinh tế rà soát hồ sơ. " * 5_000])))),
    ok("danh/nghin-doan-chay.docx", docx(document(paragraphs() + "<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 60_000 + "</w:p>"))),
    rejected("danh/chu-11-mb.docx", "too_large", docx(document(paragraphs() + paragraphs([" ".join(str(n) for n in range(1_600_000))])))),
    ok("danh/thuoc-tinh-nhieu.docx", docx(document("<w:p " + " ".join(f"w:a{n}='1'" for n in range(20_000)) + "/>" + paragraphs()))),
    ok("danh/ghi-chu-xml.docx", docx(document("<!--" + "x" * 500_000 + "-->" + "<?x y?>" * 5_000 + _own(20)))),
    ok("danh/cdata.docx", docx(document(paragraphs() + "<w:p><w:r><w:t><![CDATA[2. Giao <b> Văn phòng & báo cáo.]]></w:t></w:r></w:p>"))),
    ok("danh/utf-32-khai-sai.docx", docx(document(_own(21)).replace("UTF-8", "utf-8"))),
    partial("danh/bang-ma-la.docx", "part_damaged", docx(document(_own(22)).replace("UTF-8", "KHONG-CO"))),
    ok("danh/khong-gian-ten-la.docx", docx(document(_own(23) + "<x:p xmlns:x='urn:x'><w:p><w:r><w:t>ẩn</w:t></w:r></w:p></x:p>"))),
    rejected("danh/khong-than.docx", "empty", docx(f"<w:document xmlns:w='{W}'/>")),
    rejected("danh/goc-la.docx", "empty", docx("<html><body>chữ</body></html>")),
    ok("danh/cot-bang-63000.docx", docx(document(paragraphs() + f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * 63_000}</w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"))),
    ok("danh/gop-doc-het.docx", docx(document(paragraphs() + "<w:tbl>" + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc></w:tr>" * 5_000 + "</w:tbl>"))),
    ok("danh/hop-chu-long-nhau.docx", docx(document(paragraphs() + "<w:p><w:r><w:pict><w:txbxContent>" * 40 + paragraphs(["trong hộp"]) + "</w:txbxContent></w:pict></w:r></w:p>" * 40))),
    ok("danh/ngat-trang-nhieu.docx", docx(document(paragraphs() + "<w:p><w:r><w:br w:type='page'/></w:r></w:p>" * 1_900))),
    rejected("danh/ngat-trang-qua-nhieu.docx", "too_large", docx(document(paragraphs() + "<w:p><w:r><w:br w:type='page'/></w:r></w:p>" * 5_000))),
)  # fmt: skip

_V = "urn:schemas-microsoft-com:vml"


def _watermark(words: str) -> bytes:
    """Words drawn across every page by the header."""
    drawn = f"<w:hdr xmlns:w='{W}' xmlns:v='{_V}'><w:p><w:r><w:pict><v:shape><v:textpath string='{words}'/></v:shape></w:pict></w:r></w:p></w:hdr>"
    body = _own(30) + "<w:sectPr><w:headerReference w:type='default' r:id='r0'/></w:sectPr>"
    return packed({**parts(document(body), ("header", "header1.xml", "")), "word/header1.xml": drawn})


def _boxed(words: str) -> bytes:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{paragraphs([words])}</w:txbxContent></w:pict></w:r></w:p>"
    return docx(document(_own(31) + box))


SECRETS = (
    rejected("mat/hinh-mo.docx", "secret", _watermark("TUYỆT MẬT")),
    ok("mat/hinh-mo-khac.docx", _watermark("DỰ THẢO")),
    rejected("mat/hop-chu.docx", "secret", _boxed("TỐI MẬT")),
)  # fmt: skip

CASES: tuple[Case, ...] = (*UNREAD, *MEMBERS, *MARKUP, *SECRETS)
