"""One document as the program reads it (xem văn bản): every value with its page, its words and its rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from datamodel.document import TextDocument
from datamodel.official import Deadline, Header, Item, OfficialDocument, PartialDate, Task
from datamodel.span import Found, Span

_FIELDS = {
    "document_type": "Loại văn bản",
    "number": "Số, ký hiệu",
    "issuing_authority": "Cơ quan ban hành",
    "parent_authority": "Cơ quan cấp trên",
    "issue_place": "Địa danh",
    "issued": "Ngày ban hành",
    "subject": "Trích yếu",
    "addressees": "Kính gửi",
    "recipients": "Nơi nhận",
    "signing_capacity": "Quyền hạn ký",
    "on_behalf_of": "Thay mặt",
    "signer_position": "Chức vụ người ký",
    "signer_name": "Người ký",
    "urgency": "Độ khẩn",
    "secrecy": "Độ mật",
}
_WIDTH = 90


def print_document(official: OfficialDocument, console: Console | None = None) -> None:
    """Print header, outline, tasks, findings, results and what needs a look."""
    console = console or Console(highlight=False, soft_wrap=True)
    source = official.source
    pages = f"{source.pages_read}/{source.pages} trang"
    console.print(Text(f"{source.name}  ({source.format}, {pages}, {source.text_source})", "bold"))
    parts = (
        ("THỂ THỨC", header_lines(official.header, source)),
        (task_title(official.tasks), [line for task in official.tasks for line in task_lines(task, source)]),
        ("TỒN TẠI, HẠN CHẾ", [_piece(f.path, f.text, f.page, f.rule) for f in official.findings]),
        ("KẾT QUẢ THỰC HIỆN", [_piece(f"{r.path} {r.status}", r.text, r.page, r.rule) for r in official.results]),
        ("VĂN BẢN VIỆN DẪN", [_found_line(r.value.role, r.value.text, r, source) for r in official.references]),
        ("ĐIỂM CẦN RÀ SOÁT", [Text(f"  [{i.severity}] {i.code}: {i.message}") for i in _issues(official)]),
    )
    _print_part(console, *parts[0])
    console.print()
    console.print(outline_tree(official.outline, source))
    for part in parts[1:]:
        _print_part(console, *part)


def task_title(tasks: Sequence[Task]) -> str:
    """Heading of the tasks with how many of them state all of the "6 rõ"."""
    clear = sum(task.is_clear for task in tasks)
    return f"NHIỆM VỤ ({len(tasks)}, đủ “6 rõ”: {clear})" if tasks else "NHIỆM VỤ"


def header_lines(header: Header, source: TextDocument) -> list[Text]:
    """Each part of the letterhead and the signature block that the document gives."""
    lines = []
    for name, label in _FIELDS.items():
        value = getattr(header, name)
        for found in value if isinstance(value, tuple) else (value,):
            if found is not None:
                lines.append(_found_line(label, _shown(found.value), found, source))
    return lines


def task_lines(task: Task, source: TextDocument) -> Iterator[Text]:
    """A task with its units, persons, deadlines, target and product."""
    yield _piece(task.path, task.text, task.page, task.rule)
    inherited = f"  (theo mục {task.roles_inherited_from})" if task.roles_inherited_from else ""
    for label, units in (
        ("chủ trì", task.roles.lead_units),
        ("phối hợp", task.roles.coordinating_units),
        ("người thực hiện", task.roles.assignees),
    ):
        for unit in units:
            yield _found_line(f"    {label}", unit.value, unit, source, inherited)
    for deadline in task.deadlines:
        origin = f"  (theo mục {deadline.value.inherited_from})" if deadline.value.inherited_from else ""
        yield _found_line("    thời hạn", deadline_words(deadline.value), deadline, source, origin)
    for label, value in (("chỉ tiêu", task.target), ("sản phẩm", task.deliverable)):
        if value is not None:
            yield _found_line(f"    {label}", value.value, value, source)


def deadline_words(deadline: Deadline) -> str:
    """What a deadline means: "date đến 2026-05-13 (không kể ngày này)"."""
    words = [str(deadline.kind)]
    words += [f"từ {deadline.start_date.isoformat()}"] if deadline.start_date else []
    words += [f"đến {deadline.due_date.isoformat()}"] if deadline.due_date else []
    words += ["(không kể ngày này)"] if deadline.inclusive is False else []
    words += [deadline.recurrence] if deadline.recurrence else []
    return " ".join(words)


def outline_tree(items: tuple[Item, ...], source: TextDocument) -> Tree:
    """The document's outline as a tree."""
    tree = Tree(Text("DÀN Ý", "bold cyan"))
    for item in items:
        _grow(tree, item, source)
    return tree


def _grow(tree: Tree, item: Item, source: TextDocument) -> None:
    label = f"{item.label} " if item.label else ""
    place = f"[{item.path}] tr.{item.page}  "
    words = Text.assemble((place, "dim"), (label, "bold"), _cut(item.span.slice(source.text)))
    words.no_wrap, words.overflow = True, "ellipsis"
    if item.is_heading:
        words.stylize("bold")
    branch = tree.add(words)
    for child in item.children:
        _grow(branch, child, source)


def _found_line(label: str, value: str, found: Found[Any], source: TextDocument, note: str = "") -> Text:
    place = "(suy ra)" if found.span is None else _place(found.span, source)
    return Text.assemble((f"  {label}: ", "cyan"), (value, "bold"), (f"  {place}  {found.rule}{note}", "dim"))


def _place(span: Span, source: TextDocument) -> str:
    return f"tr.{source.page_of(span.start)} “{_cut(span.slice(source.text))}”"


def _piece(path: str, text: str, page: int, rule: str) -> Text:
    return Text.assemble((f"  {path}  ", "bold cyan"), " ".join(text.split()), (f"  tr.{page}  {rule}", "dim"))


def _print_part(console: Console, title: str, lines: list[Text]) -> None:
    if lines:
        console.print()
        console.print(Text(title, "bold cyan"))
        for line in lines:
            console.print(line)


def _issues(official: OfficialDocument) -> list[Any]:
    return list(dict.fromkeys((*official.source.issues, *official.issues)))


def _shown(value: Any) -> str:
    if isinstance(value, PartialDate):
        parts = (value.day, value.month, value.year)
        return "/".join("…" if part is None else str(part) for part in parts)
    return str(getattr(value, "whole", value))


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _WIDTH else words[: _WIDTH - 1] + "…"
