"""Wrong use of the command line (dùng sai lệnh), told in one Vietnamese line."""

from __future__ import annotations

import re
import sys
from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.exceptions import Abort, TyperException

from flows.wrong_values import in_vietnamese

_WRONG_USE = 2
ROAD = ("run", "show", "status", "diff", "review", "report", "schedule", "backfill", "doctor", "export", "query")
"""The commands in the order in which an office meets them."""


class _Helped:
    """Tells its option --help in Vietnamese."""

    def get_help_option(self, ctx: Any) -> Any:
        """The option --help."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "Xem hướng dẫn này."
        return option


class Step(_Helped, TyperCommand):
    """One command."""


class Road(_Helped, TyperGroup):
    """The commands in the order in which an office meets them; wrong use is one line, no box of English."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names as the help tells them."""
        return sorted(super().list_commands(ctx), key=ROAD.index)

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the command that the arguments name."""
        options["standalone_mode"] = False
        if "--help" in sys.argv or len(sys.argv) == 1:
            _translate_help()
        try:
            code = super().main(*args, **options)
        except TyperException as error:
            sys.exit(_tell(error))
        except Abort:
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)


def _translate_help() -> None:
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = "Tham số"
    rich_utils.OPTIONS_PANEL_TITLE = "Tùy chọn"
    rich_utils.COMMANDS_PANEL_TITLE = "Lệnh"


def _tell(error: TyperException) -> int:
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        print(str(getattr(error, "message", error)))
        return _WRONG_USE
    print(f"{_fault(kind, error)} Xem cách dùng: khacphuc --help.", file=sys.stderr)
    return _WRONG_USE


def _fault(kind: str, error: TyperException) -> str:
    told = " ".join(str(getattr(error, "message", error)).split())
    name = _name(getattr(error, "param", None)) or getattr(error, "option_name", "")
    if unknown := re.fullmatch(r"No such command '(.+?)'\..*", told):
        return f"Không có lệnh “{unknown[1]}”."
    if extra := re.fullmatch(r"Got unexpected extra argument\S* \((.+)\)", told):
        return f"Thừa tham số: {extra[1]}."
    return {
        "MissingParameter": f"Thiếu {name}.",
        "NoSuchOption": f"Không có tùy chọn {name}.",
        "BadOptionUsage": f"Tùy chọn {name} thiếu giá trị.",
        "BadParameter": f"Giá trị của {name} không hợp lệ ({in_vietnamese(told)}).",
    }.get(kind, f"Lệnh không đúng ({told}).")


def _name(parameter: Any) -> str:
    """As a person writes it: "--workers", "INBOX"."""
    if parameter is None:
        return ""
    options = [name for name in getattr(parameter, "opts", ()) if name.startswith("--")]
    return options[0] if options else str(getattr(parameter, "metavar", None) or parameter.name).strip("{}[]")
