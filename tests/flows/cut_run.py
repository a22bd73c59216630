"""A run whose power is cut right before or after one of its steps: python cut_run.py INBOX OUTPUT STEP before|after."""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from one_run import run_once


def cut_at(step: str, when: str) -> None:
    """End this process, as nothing can prevent, when `step` ("module:Class.name") is reached for the first time."""
    module, _, names = step.partition(":")
    *above, name = names.split(".")
    owner: Any = import_module(module)
    for each in above:
        owner = getattr(owner, each)
    own = getattr(owner, name)

    def cut(*arguments: Any, **named: Any) -> None:
        if when == "after":
            own(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, name, cut)


if __name__ == "__main__":
    cut_at(sys.argv[3], sys.argv[4])
    run_once(Path(sys.argv[1]), Path(sys.argv[2]), workers=2, batch_size=3)
