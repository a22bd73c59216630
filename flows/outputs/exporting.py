"""Exports for other systems (xuất dữ liệu) from the store."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from flows.outputs.tracking import tracked_in
from plans.publishing.exchange import Exported, export_exchange
from plans.publishing.masking import mask_dataset, mask_of
from plans.store.store import Store


def export_of_store(output: Path, as_of: dt.date, *, mask_people: bool = False) -> Exported:
    """Write the documents under the field names of Nghị định 30/2020/NĐ-CP, with what people corrected."""
    with Store.open(output) as store:
        dataset = tracked_in(output, store.dataset(), as_of).dataset
    return export_exchange(mask_dataset(dataset, mask_of(dataset)) if mask_people else dataset, output)
