"""How long matching and status take (tốc độ so khớp): python -m bench.match_plans [TASKS] [STATUS_TASKS]."""

from __future__ import annotations

import argparse
import datetime as dt
import random
import time
from collections.abc import Callable
from typing import TypeVar

from datamodel.rows import DeadlineRow, DocumentRow, Records, TaskRow
from plans.dataset.dataset import Dataset, dataset_of
from plans.matching.compare import compare
from plans.matching.facts import facts_of
from plans.standing.track import track

VERBS = (
    "Rà soát",
    "Xây dựng",
    "Ban hành",
    "Tổ chức",
    "Kiểm tra",
    "Cập nhật",
    "Niêm yết",
    "Sửa chữa",
    "Tập huấn",
    "Bố trí",
)
OBJECTS = (
    "hồ sơ đất đai",
    "thủ tục hành chính",
    "quy chế phối hợp",
    "hệ thống camera",
    "trang thông tin điện tử",
    "dữ liệu hộ tịch",
    "máy quét",
    "văn bản đi",
    "lịch tiếp công dân",
    "tài liệu lưu trữ",
    "hồ sơ quá hạn",
    "chữ ký số",
    "nhà văn hóa",
    "đường liên thôn",
    "công trình thủy lợi",
    "cây xanh",
    "bãi rác",
    "chợ dân sinh",
)
PLACES = tuple(
    f"{kind} {name}"
    for kind in ("thôn", "khu", "tổ")
    for name in (
        "Đông",
        "Đoài",
        "Trung",
        "Thượng",
        "Hạ",
        "Bắc",
        "Nam",
        "Tiền",
        "Hậu",
        "Ngọc",
        "Mai",
        "Lạc",
        "Yên",
        "Phú",
    )
)
UNITS = ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND", "Trung tâm Phục vụ hành chính công")
Result = TypeVar("Result")


def plan(name: str, day: dt.date, count: int, seed: int, issuer: str = "UBND xã An Sơn Thượng") -> Records:
    """A plan of `count` made-up tasks; two plans of one seed share most of them."""
    rng, again = random.Random(seed), random.Random(name)
    document = _document(name, day, issuer)
    tasks, deadlines = [], []
    for place in range(count):
        words = (
            f"{rng.choice(VERBS)} {rng.choice(OBJECTS)} và {rng.choice(OBJECTS)} tại {rng.choice(PLACES)}, đợt {place}"
        )
        if again.random() < 0.3:
            words += f", ưu tiên {again.choice(OBJECTS)}"
        task = _task(
            f"{name}-{place}", name, place, words, rng.choice(UNITS), day + dt.timedelta(days=rng.randrange(300))
        )
        tasks.append(task)
        deadlines.append(_deadline(task))
    return Records(document, tasks=tuple(tasks), deadlines=tuple(deadlines))


def _document(name: str, day: dt.date, issuer: str) -> DocumentRow:
    return DocumentRow(
        name,
        f"{name}.docx",
        "docx",
        1,
        "native",
        None,
        "KH",
        name,
        "KH-UBND",
        f"{name}/KH-UBND",
        issuer,
        None,
        None,
        day,
        "day",
        f"Khắc phục tồn tại, hạn chế năm {day.year}",
        (),
        (),
        None,
        None,
        None,
        None,
        (),
    )


def _task(task_id: str, document: str, place: int, words: str, unit: str, due: dt.date) -> TaskRow:
    return TaskRow(
        task_id,
        document,
        1,
        place,
        place + 1,
        words,
        f"I/{place}",
        None,
        (unit,),
        (),
        (),
        None,
        None,
        None,
        None,
        f"trước ngày {due:%d/%m/%Y}",
        "date",
        due,
        due,
        None,
        False,
        True,
        True,
        False,
        False,
        True,
        True,
        "bench",
        1.0,
    )


def _deadline(task: TaskRow) -> DeadlineRow:
    return DeadlineRow(
        f"l-{task.task_id}",
        task.document_id,
        task.task_id,
        task.deadline_text or "",
        1,
        None,
        None,
        "date",
        None,
        task.due_date,
        False,
        None,
        None,
        "bench",
    )


def timed(what: str, work: Callable[[], Result]) -> Result:
    """Run, and print how long it took."""
    began = time.perf_counter()
    result = work()
    print(f"{what:60} {time.perf_counter() - began:8.2f} s")
    return result


def many_plans(count: int) -> Dataset:
    """Plans of 50 tasks of as many communes as give `count` tasks, two years each."""
    records = []
    for commune in range(count // 100):
        for year in (2025, 2026):
            issuer = f"UBND xã An Sơn {commune}"
            records.append(plan(f"{commune}-{year}", dt.date(year, 1, 15), 50, commune, issuer))
    return dataset_of(records)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tasks", type=int, nargs="?", default=5000)
    parser.add_argument("status_tasks", type=int, nargs="?", default=100_000)
    arguments = parser.parse_args()
    both = dataset_of(
        [plan("2025", dt.date(2025, 1, 15), arguments.tasks, 7), plan("2026", dt.date(2026, 1, 15), arguments.tasks, 7)]
    )
    facts = facts_of(both)
    compared = timed(f"two plans of {arguments.tasks} tasks compared", lambda: compare(facts, "2025", "2026"))
    right = sum(c.prior_id is not None and c.id is not None and c.prior_id[5:] == c.id[5:] for c in compared.changes)
    print(f"{'pairs found of those that are':60} {right:8d}")
    many = many_plans(arguments.status_tasks)
    timed(f"changes and status of {arguments.status_tasks} tasks", lambda: track(many, dt.date(2026, 6, 1)))


if __name__ == "__main__":
    main()
