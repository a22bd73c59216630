"""Real footnotes of a Word file (chú thích cuối trang), which python-docx cannot write."""

from __future__ import annotations

from docx.document import Document as Doc
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docx.text.paragraph import Paragraph
from lxml import etree

_W = nsmap["w"]
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))


class Notes:
    """Collects footnotes and writes their part at the end."""

    def __init__(self, doc: Doc, font: str) -> None:
        self.doc, self.font = doc, font
        self.texts: list[str] = []

    def add(self, paragraph: Paragraph, text: str) -> None:
        """Put the next footnote's mark at the paragraph's end."""
        self.texts.append(text)
        run = paragraph.add_run()
        run.font.superscript = True
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(len(self.texts)))
        run._r.append(mark)

    def close(self) -> None:
        """Write the footnotes' part, if there are any."""
        if not self.texts:
            return
        root = etree.Element(f"{{{_W}}}footnotes", nsmap={"w": _W})
        for ident, kind in _SEPARATORS:
            note = etree.SubElement(root, f"{{{_W}}}footnote", {f"{{{_W}}}type": kind, f"{{{_W}}}id": str(ident)})
            run = etree.SubElement(etree.SubElement(note, f"{{{_W}}}p"), f"{{{_W}}}r")
            etree.SubElement(run, f"{{{_W}}}{kind}")
        for ident, text in enumerate(self.texts, 1):
            self._note(root, ident, text)
        blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        package = self.doc.part.package
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, blob, package)
        self.doc.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _note(self, root: etree._Element, ident: int, text: str) -> None:
        note = etree.SubElement(root, f"{{{_W}}}footnote", {f"{{{_W}}}id": str(ident)})
        paragraph = etree.SubElement(note, f"{{{_W}}}p")
        for content in (None, f" {text}"):
            run = etree.SubElement(paragraph, f"{{{_W}}}r")
            properties = etree.SubElement(run, f"{{{_W}}}rPr")
            fonts = {f"{{{_W}}}{script}": self.font for script in ("ascii", "hAnsi", "cs")}
            etree.SubElement(properties, f"{{{_W}}}rFonts", fonts)
            if content is None:
                etree.SubElement(properties, f"{{{_W}}}vertAlign", {f"{{{_W}}}val": "superscript"})
                etree.SubElement(run, f"{{{_W}}}footnoteRef")
            else:
                etree.SubElement(properties, f"{{{_W}}}sz", {f"{{{_W}}}val": "20"})
                words = etree.SubElement(run, f"{{{_W}}}t")
                words.text = content
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
