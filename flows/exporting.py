"""Exports for other systems (xuất dữ liệu) from the store."""

from __future__ import annotations

from pathlib import Path

from plans.exchange import Exported, export_exchange
from plans.masking import mask_dataset, mask_of
from plans.store import Store


def export_of_store(output: Path, *, mask_people: bool = False) -> Exported:
    """Write the documents under the field names of Nghị định 30/2020/NĐ-CP."""
    with Store.open(output) as store:
        dataset = store.dataset()
    return export_exchange(mask_dataset(dataset, mask_of(dataset)) if mask_people else dataset, output)
