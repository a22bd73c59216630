"""Cell formats of the workbook (định dạng ô): Times New Roman as official papers have it, and warning colours."""

from __future__ import annotations

from typing import Any

FONT = {"font_name": "Times New Roman", "font_size": 11}
_CELL = {**FONT, "border": 1, "border_color": "#A6A6A6", "text_wrap": True, "valign": "top"}
DAY_FORMAT = "dd/mm/yyyy"


class Styles:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        self.title = book.add_format({**FONT, "font_size": 14, "bold": True})
        self.remark = book.add_format({**FONT, "italic": True})
        head = {**_CELL, "bold": True, "align": "center", "valign": "vcenter"}
        self.head = book.add_format({**head, "bg_color": "#DCE6F1"})
        self.head_editable = book.add_format({**head, "bg_color": "#FFF2CC"})
        self.text = book.add_format(_CELL)
        self.bold = book.add_format({**_CELL, "bold": True})
        self.number = book.add_format({**_CELL, "align": "center"})
        self.bold_number = book.add_format({**_CELL, "align": "center", "bold": True})
        self.decimal = book.add_format({**_CELL, "align": "center", "num_format": "0.##"})
        self.date = book.add_format({**_CELL, "align": "center", "num_format": DAY_FORMAT})
        self.editable = book.add_format({**_CELL, "bg_color": "#FFFBEB"})
        self.editable_date = book.add_format({**_CELL, "bg_color": "#FFFBEB", "num_format": DAY_FORMAT})
        self.bad = book.add_format({"bg_color": "#F8CBAD", "font_color": "#9C0006", "bold": True})
        self.soon = book.add_format({"bg_color": "#FFE699", "font_color": "#7F6000", "bold": True})
        self.good = book.add_format({"bg_color": "#C6E0B4", "font_color": "#375623"})
