"""The data dictionary (từ điển dữ liệu) published beside the tables, made from `datamodel/fields.yml`."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from plans.dataset.tables import Table, published_tables

CSV_NAME = "tu-dien-du-lieu.csv"
TEXT_NAME = "tu-dien-du-lieu.md"

_TYPES = {
    "text": "chữ",
    "list": "danh sách chữ",
    "integer": "số nguyên",
    "number": "số",
    "boolean": "đúng/sai",
    "date": "ngày",
}
_READING_NOTES = """# Từ điển dữ liệu

Mỗi bảng có hai tệp: `<bảng>.csv` (UTF-8 có BOM, mở được bằng Excel) và `<bảng>.parquet` (giữ đúng kiểu dữ liệu).

- Ô trống là văn bản không nêu giá trị; bảng `issues` cho biết lý do.
- Trong CSV, danh sách được nối bằng "; ", ngày ghi theo dạng NĂM-THÁNG-NGÀY, đúng/sai ghi `true`/`false`.
- Trong CSV, ô chữ bắt đầu bằng `=`, `+`, `-`, `@`, dấu tab hoặc dấu `'` được thêm một dấu `'` ở đầu để bảng tính
  không hiểu thành công thức; bỏ một dấu `'` ở đầu ô thì được đúng chữ gốc. Tệp Parquet giữ nguyên chữ gốc.
"""


def dictionary_table() -> Any:
    """One row per published column."""
    rows = [
        {
            "bảng": table.name,
            "tên bảng": table.vietnamese,
            "cột": column.name,
            "tên cột": column.vietnamese,
            "kiểu": _TYPES[column.type],
            "có thể trống": column.optional,
            "ý nghĩa": column.meaning,
            "meaning": column.english,
            "Nghị định 30/2020/NĐ-CP": column.exchange_name,
        }
        for table in published_tables()
        for column in table.columns
    ]
    return pa.Table.from_pylist(rows)


def dictionary_text() -> str:
    """The same as a page to read."""
    return "\n".join((_READING_NOTES, *map(_section, published_tables())))


def _section(table: Table) -> str:
    lines = [
        f"## {table.name}: {table.vietnamese}",
        "",
        f"{table.meaning}. Khóa: {', '.join(f'`{column}`' for column in table.key)}.",
        "",
        "| Cột | Tên | Kiểu | Có thể trống | Ý nghĩa | NĐ 30/2020, PL VI |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| `{c.name}` | {c.vietnamese} | {_TYPES[c.type]} | {'có' if c.optional else ''} | {c.meaning} "
        f"| {c.exchange_name or ''} |"
        for c in table.columns
    ]
    return "\n".join((*lines, ""))


if __name__ == "__main__":
    import sys

    sys.stdout.buffer.write(dictionary_text().encode("utf-8"))
