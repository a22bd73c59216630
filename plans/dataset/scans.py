"""Scans of documents that are there in letters too (bản chụp của văn bản đã có): known by nearly the same words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from datamodel.rows import DocumentRow
from plans.rows.sketches import Sketches, likeness, stacked

_ALIKE = 0.8
"""Share of words in common: copies of one document have 0.95 and more, next year's plan has half."""
_CLEARLY = 0.05


def scans_of(documents: Sequence[DocumentRow], sketches: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """Each scan with the one document whose words it has; none where two documents are equally near."""
    known = [(d, one) for d in documents if (one := sketches.get(d.document_id))]
    if not any(_is_scan(document) for document, _ in known):
        return
    table = stacked([one for _, one in known])
    listed = [document for document, _ in known]
    for place, document in enumerate(listed):
        if _is_scan(document):
            nearest = _nearest(place, listed, table)
            if nearest is not None:
                yield document.document_id, nearest.document_id


def _is_scan(document: DocumentRow) -> bool:
    return document.text_source != "native"


def _nearest(place: int, documents: Sequence[DocumentRow], table: Sketches) -> DocumentRow | None:
    shares = likeness(table[place], table)
    near = [int(k) for k in np.flatnonzero(shares >= _ALIKE) if k != place]
    allowed = [k for k in near if not _differ(documents[place], documents[k])]
    if not allowed:
        return None
    best = max(allowed, key=lambda k: (shares[k], not _is_scan(documents[k]), documents[k].document_id))
    rivals = (k for k in allowed if shares[k] > shares[best] - _CLEARLY)
    return None if any(_differ(documents[best], documents[k]) for k in rivals) else documents[best]


def _differ(one: DocumentRow, other: DocumentRow) -> bool:
    """Whether both tell a type, number, notation or date, and not the same: a reminder is sent every month."""
    told = (
        (one.document_type, other.document_type),
        (one.number and one.number.lstrip("0"), other.number and other.number.lstrip("0")),
        (one.notation, other.notation),
        (_day(one), _day(other)),
    )
    return any(a and b and a != b for a, b in told)


def _day(document: DocumentRow) -> str | None:
    return str(document.issued_date) if document.issued_date_precision == "day" else None
