"""Hostile plain texts: lines and figures without end, days beyond the calendar, encodings that contradict themselves."""

# ruff: noqa: E501 (a file is told in one line)

from __future__ import annotations

from hostile_case import Case, ok, partial, rejected
from pdf_bytes import LINES

_PLAN = "\n".join(LINES)


def _plan(*more: str) -> bytes:
    return "\n".join((_PLAN, *more)).encode("utf-8", "surrogatepass")


def _dated(day: str, *more: str) -> bytes:
    return "\n".join((*LINES[:3], f"An Sơn Thượng, {day}", *LINES[4:], *more)).encode()


ENCODINGS = (
    ok("ma/utf-32.txt", (_PLAN + "\n2. Văn phòng báo cáo.").encode("utf-32")),
    rejected("ma/utf-32-khong-bom.txt", "unsupported", (_PLAN + "\n3. Văn phòng báo cáo.").encode("utf-32-le")),
    ok("ma/utf-16-be-khong-bom.txt", (_PLAN + "\n4. Văn phòng báo cáo.").encode("utf-16-be")),
    partial("ma/utf-16-le-cut.txt", "encoding_damaged", (_PLAN + "\n5. Văn phòng").encode("utf-16")[:-1]),
    partial("ma/utf-16-mat-nua.txt", "encoding_damaged", (_PLAN + "\n").encode("utf-16-le") + b"\x00\xd8" + "a.".encode("utf-16-le")),
    partial("ma/utf-8-cut.txt", "encoding_damaged", (_PLAN + "\n6. Văn phòng báo cáo kết quả.").encode() + b"\xe1\xba"),
    ok("ma/cp1258.txt", _PLAN.replace("Ộ", "O").encode("cp1258", "replace")),
    ok("ma/nul-giua-chu.txt", _plan("7. Giao Phòng\x00 Kinh tế\x00 rà soát.")),
    ok("ma/hai-bom.txt", b"\xef\xbb\xbf\xef\xbb\xbf" + _plan("8. Văn phòng báo cáo.")),
    rejected("ma/bom-32-rong.txt", "empty", b"\xff\xfe\x00\x00"),
    rejected("ma/toan-ff.txt", "unsupported", b"\xff" * 5_000),
)  # fmt: skip

LENGTHS = (
    rejected("dai/mot-dong-2-mb.txt", "too_large", _plan("9. " + "Giao Phòng Kinh tế rà soát. " * 60_000)),
    rejected("dai/mot-chu-2-mb.txt", "too_large", _plan("10. " + "a" * 2_000_000)),
    rejected("dai/100-mb.txt", "too_large", lambda place: place.write_bytes(b"a b\n" * (25 << 20)) and None),
    ok("dai/nhiem-vu-60000-chu.txt", _plan("11. Giao Phòng Kinh tế " + "rà soát hồ sơ và " * 3_500 + "báo cáo.")),
    ok("dai/1000-nhiem-vu.txt", _plan(*[f"{n}. Giao Phòng Kinh tế rà soát {n} hồ sơ trước ngày 15/6/2026." for n in range(2, 1_000)])),
    ok("dai/3000-don-vi.txt", _plan("12. Giao " + ", ".join(f"Phòng Kinh tế số {n}" for n in range(3_000)) + " rà soát.")),
    ok("dai/cung-thoi-han.txt", _plan(*["- Rà soát hồ sơ."] * 500, "- Thời hạn: trước ngày 15/6/2026.")),
    ok("dai/bang-1000-dong.txt", _plan("\tSTT\tNội dung\tĐơn vị\tThời hạn", *[f"\t{n}\tRà soát {n}\tPhòng Kinh tế\t15/6/2026" for n in range(1_000)])),
    ok("dai/thut-vao-100000.txt", _plan(" " * 100_000 + "13. Giao Văn phòng báo cáo.")),
    ok("dai/2000-cap.txt", _plan(".".join(["1"] * 2_000) + ". Giao Phòng Kinh tế rà soát.", *[f"{'1.' * n} Giao Phòng Kinh tế rà soát." for n in range(1, 60)])),
    rejected("dai/trang-3000.txt", "too_large", _plan("\f" * 3_000 + "14. Giao Văn phòng báo cáo.")),
    ok("dai/gach-dau-dong-long.txt", _plan(*[" " * n + "- Giao Phòng Kinh tế rà soát." for n in range(800)])),
)  # fmt: skip

DAYS = (
    ok("ngay/duoi-cua-so-dai.txt", _plan("19. Giao Văn phòng báo cáo trong 99999999999999999030 ngày kể từ ngày ban hành Kế hoạch này.")),
    ok("ngay/nam-9999.txt", _dated("ngày 31 tháng 12 năm 9999", "2. Giao Văn phòng báo cáo trong 15 ngày kể từ ngày ban hành Kế hoạch này; hằng tháng, hằng quý.")),
    ok("ngay/nam-0001.txt", _dated("ngày 01 tháng 01 năm 0001", "2. Giao Văn phòng báo cáo trước ngày 01/01/0001, trong 05 ngày làm việc kể từ ngày ban hành.")),
    ok("ngay/nam-99999.txt", _dated("ngày 01 tháng 01 năm 99999", "2. Giao Văn phòng báo cáo trước ngày 01/01/99999 và trong quý IV năm 99999.")),
    ok("ngay/nam-1800.txt", _plan("15. Giao Văn phòng báo cáo trước ngày 01/01/1800; trong năm 1899.")),
    ok("ngay/30-thang-2.txt", _dated("ngày 30 tháng 02 năm 2026", "2. Giao Văn phòng báo cáo trước ngày 30/02/2026, ngày 00/00/0000, tháng 13 năm 2026.")),
    ok("ngay/trong-ty-ngay.txt", _plan("16. Giao Văn phòng báo cáo trong 999999999 ngày kể từ ngày ban hành Kế hoạch này; trong 99999999999999999999 ngày làm việc.")),
    ok("ngay/gio-la.txt", _plan("17. Giao Văn phòng báo cáo trước 99h99 ngày 15/6/2026; trước ngày 31 hằng tháng; ngày 45 hằng quý.")),
    ok("ngay/diem-10-mu-400.txt", _plan("\tSTT\tTiêu chí\tĐiểm chuẩn\tSố điểm\tLý do mất điểm", "\t1\tCông khai thủ tục\t1" + "0" * 400 + "\t9e999\tchưa công khai", "\t2\tTrả kết quả\t-5\tNaN\tInfinity", "\t3\tNiêm yết\t1.000.000.000.000.000.000.000\t0,000000001\ttrễ")),
    ok("ngay/chu-so-la.txt", _plan("18. Giao Văn phòng báo cáo trước ngày ١٥/٦/٢٠٢٦; đạt ⅕ và １５％; trước ngày ²⁰/⁶/²⁰²⁶; mục ⅳ.")),
    ok("ngay/so-mu.txt", _plan("²⁰. Giao Văn phòng báo cáo.", "①. Giao Văn phòng.", "٣. Giao Văn phòng.", "Ⅳ. Giao Văn phòng.")),
)  # fmt: skip

SECRETS = (
    rejected("mat/tuyet-mat.txt", "secret", b"TUY\xe1\xbb\x86T M\xe1\xba\xacT\n" + _plan("2. x")),
    rejected("mat/do-mat.txt", "secret", "\n".join((*LINES[:3], "Độ mật: Tối mật", *LINES[3:], "3. x")).encode()),
    rejected("mat/thua-chu.txt", "secret", "\n".join((*LINES[:2], "T Ố I  M Ậ T", *LINES[2:], "4. x")).encode()),
    rejected("mat/trong-ngoac.txt", "secret", "\n".join((*LINES[:2], "[ MẬT ]", *LINES[2:], "5. x")).encode()),
    rejected("mat/chu-cai-la.txt", "secret", "\n".join((*LINES[:2], "M\u0410\u0323\u0302Т", "MẬТ", *LINES[2:], "6. x")).encode()),
    rejected("mat/hai-do-mat.txt", "secret", "\n".join((*LINES[:2], "MẬT", "TUYỆT MẬT", *LINES[2:], "7. x")).encode()),
    rejected("mat/cuoi-van-ban.txt", "secret", _plan("8. Văn phòng báo cáo.", "", "TỐI MẬT")),
    rejected("mat/do-mat-do-khan.txt", "secret", "\n".join((*LINES[:3], "Độ mật: Tối mật; độ khẩn: Hỏa tốc", *LINES[3:], "9. x")).encode()),
    ok("mat/mau-dau.txt", _plan("2. Phòng Kinh tế khắc các con dấu:", "MẬT", "TỐI MẬT", "TUYỆT MẬT", "3. Văn phòng báo cáo.")),
)  # fmt: skip

CASES: tuple[Case, ...] = (*ENCODINGS, *LENGTHS, *DAYS, *SECRETS)
