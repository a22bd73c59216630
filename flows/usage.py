"""Wrong use of the command line (dùng sai lệnh), told in one Vietnamese line."""

from __future__ import annotations

import sys
from typing import Any

from typer.core import TyperGroup
from typer.exceptions import Abort, TyperException

_WRONG_USE = 2


class OneLineGroup(TyperGroup):
    """Commands whose faults of use are one line instead of a box of English."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the command that the arguments name."""
        options["standalone_mode"] = False
        try:
            code = super().main(*args, **options)
        except TyperException as error:
            sys.exit(_tell(error))
        except Abort:
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)


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
    return {
        "MissingParameter": f"Thiếu {name}.",
        "NoSuchOption": f"Không có tùy chọn {name}.",
        "BadOptionUsage": f"Tùy chọn {name} thiếu giá trị.",
        "BadParameter": f"Giá trị của {name} không hợp lệ ({told}).",
    }.get(kind, f"Lệnh không đúng ({told}).")


def _name(parameter: Any) -> str:
    """As a person writes it: "--workers", "INBOX"."""
    if parameter is None:
        return ""
    options = [name for name in getattr(parameter, "opts", ()) if name.startswith("--")]
    return options[0] if options else str(getattr(parameter, "metavar", None) or parameter.name).strip("{}[]")
