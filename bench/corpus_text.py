"""Invented documents of an office (văn bản giả định): seeded words in the lengths and kinds that an inbox holds."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

PLACES = tuple(
    f"{first} {second} {third}"
    for first in ("Hòa", "An", "Tân", "Lạc", "Phúc", "Yên")
    for second in ("Lạc", "Sơn", "Bình", "Khê", "Lâm")
    for third in ("Đông", "Thượng", "Hạ", "Đoài", "Nội")
)
UNITS = (
    "Phòng Kinh tế",
    "Phòng Văn hóa - Xã hội",
    "Văn phòng HĐND và UBND",
    "Trung tâm Phục vụ hành chính công",
    "Công an xã",
    "Ban Chỉ huy Quân sự xã",
    "Trạm Y tế",
    "Ủy ban MTTQ Việt Nam xã",
    "các trường học trên địa bàn",
    "các thôn",
)
VERBS = (
    *("Rà soát", "Xây dựng", "Ban hành", "Tổ chức kiểm tra", "Cập nhật", "Niêm yết công khai", "Sửa chữa"),
    *("Tập huấn nghiệp vụ về", "Bố trí kinh phí cho", "Chấn chỉnh", "Tham mưu UBND xã về", "Đôn đốc"),
)
OBJECTS = (
    *("hồ sơ đất đai", "thủ tục hành chính", "quy chế phối hợp", "hệ thống camera an ninh", "trang thông tin điện tử"),
    *("dữ liệu hộ tịch", "máy quét tại bộ phận một cửa", "việc đăng ký văn bản đi", "lịch tiếp công dân"),
    *("tài liệu lưu trữ", "hồ sơ quá hạn", "chữ ký số của công chức", "nhà văn hóa thôn", "đường liên thôn"),
    *("công trình thủy lợi nhỏ", "cây xanh công cộng", "điểm tập kết rác", "chợ dân sinh", "hồ sơ người có công"),
)
TAILS = (
    "bảo đảm đúng quy định, đúng thẩm quyền",
    "không để phát sinh hồ sơ trễ hạn do nguyên nhân chủ quan",
    "gắn với trách nhiệm của người đứng đầu",
    "kịp thời báo cáo những khó khăn, vướng mắc phát sinh",
    "tạo thuận lợi cho người dân và doanh nghiệp khi giao dịch",
    "theo hướng dẫn của các sở, ngành và văn bản của cấp trên",
)
WHENS = (
    *("trước ngày {day}/{month}/2026", "xong trong tháng {month}/2026", "trong quý III/2026", "thường xuyên"),
    *("chậm nhất ngày {day}/{month}/2026", "trong năm 2026", "định kỳ trước ngày {day} hằng tháng"),
)
LACKS = (
    "{n} hồ sơ giải quyết quá hạn nhưng chưa có văn bản xin lỗi",
    "việc công khai {what} chưa đầy đủ, còn {n} trường hợp chưa cập nhật",
    "công tác phối hợp về {what} giữa các đơn vị chưa chặt chẽ",
    "tỷ lệ hoàn thành mới đạt {n}% so với kế hoạch đề ra",
)
SUBJECTS = (
    "khắc phục những tồn tại, hạn chế về {what}",
    "thực hiện công tác {what} năm 2026",
    "tăng cường quản lý {what} trên địa bàn",
    "kết quả thực hiện {what} 6 tháng đầu năm",
)
NAMES = ("Khúc Hữu Toại", "Nghiêm Thị Bội Trân", "Mạc Đăng Trình", "Thân Ngọc Diệp", "Lục Gia Bình Nguyên")
# Kind, its notation, how often it comes, sections and tasks a section, rows of its table (from, to).
KINDS = (
    ("KẾ HOẠCH", "KH", 30, (2, 5), (3, 6), (0, 16)),
    ("CÔNG VĂN", "UBND", 30, (1, 2), (2, 4), (0, 0)),
    ("BÁO CÁO", "BC", 15, (3, 6), (3, 7), (0, 10)),
    ("THÔNG BÁO", "TB", 15, (1, 3), (3, 6), (0, 0)),
    ("QUYẾT ĐỊNH", "QĐ", 7, (2, 3), (2, 4), (0, 8)),
    ("KẾ HOẠCH", "KH", 3, (8, 14), (8, 12), (40, 120)),
)


@dataclass(slots=True)
class Draft:
    """One document: who, what, and its numbered parts; `table` are the rows of its annex."""

    number: str
    kind: str
    place: str
    date: tuple[int, int]
    subject: str
    signer: str
    opening: str
    parts: list[tuple[str, list[str]]] = field(default_factory=list)
    table: list[tuple[str, ...]] = field(default_factory=list)


def draft(index: int, seed: int = 0) -> Draft:
    """The document with this number in the corpus of this seed; every twenty or so come from one office."""
    chance = random.Random(f"{seed}/{index}")
    kind, code, _, parts, tasks, rows = chance.choices(KINDS, [kind[2] for kind in KINDS])[0]
    place = PLACES[index // 20 % len(PLACES)] + ("" if index < 20 * len(PLACES) else f" {index // 3000 + 1}")
    what = chance.choice(OBJECTS)
    made = Draft(
        f"{index + 1}/{code if code == 'UBND' else code + '-UBND'}",
        kind,
        place,
        (chance.randint(1, 28), chance.randint(1, 6)),
        chance.choice(SUBJECTS).format(what=what),
        chance.choice(NAMES),
        f"Thực hiện Công văn số {chance.randint(10, 999)}/UBND-NC ngày {chance.randint(10, 28)}/01/2026 của "
        f"Ủy ban nhân dân tỉnh về {what}, Ủy ban nhân dân xã {place} yêu cầu các đơn vị thực hiện các nội dung sau:",
    )
    for _ in range(chance.randint(*parts)):
        title = f"Công tác {chance.choice(OBJECTS)}"
        made.parts.append((title, [_line(chance, kind) for _ in range(chance.randint(*tasks))]))
    made.table = [_row(chance, number) for number in range(1, chance.randint(*rows) + 1)]
    return made


def _line(chance: random.Random, kind: str) -> str:
    if kind == "BÁO CÁO" and chance.random() < 0.6:
        lack = chance.choice(LACKS).format(n=chance.randint(2, 90), what=chance.choice(OBJECTS))
        return f"Đến ngày {chance.randint(10, 28)}/5/2026, {lack}; {chance.choice(TAILS)}."
    lead, other = chance.sample(UNITS, 2)
    work = f"{chance.choice(VERBS).lower()} {chance.choice(OBJECTS)}, {chance.choice(OBJECTS)}; {chance.choice(TAILS)}"
    return f"{lead} chủ trì, phối hợp với {other} {work}; hoàn thành {_when(chance)}."


def _row(chance: random.Random, number: int) -> tuple[str, ...]:
    lead, other = chance.sample(UNITS, 2)
    work = f"{chance.choice(VERBS)} {chance.choice(OBJECTS)} theo quy định, {chance.choice(TAILS)}"
    return str(number), work, lead, other, _when(chance).capitalize()


def _when(chance: random.Random) -> str:
    return chance.choice(WHENS).format(day=chance.randint(1, 28), month=chance.randint(6, 12))
