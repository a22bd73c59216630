"""Where everything stands (theo dõi), with what earlier commands on the same output have compared already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from flows.fingerprint import publishing_fingerprint
from plans.corrections.applying import Tracked, tracked_with
from plans.corrections.log import Correction, load
from plans.dataset.dataset import Dataset
from plans.matching.remembered import Memory


def tracked_in(
    output: Path, dataset: Dataset, as_of: dt.date, corrections: Sequence[Correction] | None = None
) -> Tracked:
    """Track the dataset of an output folder with its corrections.

    Raises:
        CorrectionsDamaged: what people said cannot be read.
    """
    said = load(output) if corrections is None else corrections
    with Memory.open(output, publishing_fingerprint()) as memory:
        return tracked_with(dataset, said, as_of, memory)
