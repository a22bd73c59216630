"""Web pages saved by Word as one file (MHTML): the page itself, taken out of its mail-like wrapping."""

from __future__ import annotations

import codecs
import re
from email import message_from_bytes, policy
from email.message import Message

from extractors.errors import UnreadableFile

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# "MIME-Version: 1.0", "From: <Saved by ...>" and the like, in any order, before what says that it is a web page.
_WRAPPED = re.compile(rb"(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t]+[^\n]*\n)*){0,20}Content-Type:\s*multipart/related", re.I)


def is_mhtml(head: bytes) -> bool:
    """Whether a file begins as a web page wrapped in one file does."""
    return bool(_WRAPPED.match(head))


def web_page_in(content: bytes) -> bytes:
    """The HTML in UTF-8, with the mark of UTF-8 before it, which outweighs what the page says of itself.

    Raises:
        UnreadableFile: there is no page in the file.
    """
    message = message_from_bytes(content, policy=policy.compat32)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    data = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(data, bytes) or not data.strip():
        raise UnreadableFile("damaged", "Tệp trang web (MHT) không có nội dung hoặc bị hỏng.")
    return codecs.BOM_UTF8 + _decoded(data, page).encode("utf-8", "replace")


def _decoded(data: bytes, page: Message) -> str:
    named = page.get_content_charset()
    charset = "utf-16" if named == "unicode" or data.startswith(_MARKS[1:]) else named or "utf-8"
    try:
        return data.decode("utf-8-sig" if data.startswith(_MARKS[0]) else charset)
    except (LookupError, UnicodeDecodeError):
        return data.decode("utf-8", "replace")
