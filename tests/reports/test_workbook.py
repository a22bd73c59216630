from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from office_rows import DAY, baited_office, small_office

from plans.dataset.progress_words import CORRECTED
from reports.counts import COUNTED
from reports.replacing import ReportError, replace_file
from reports.workbook import write_workbook
from reports.workbook_columns import SHEETS
from reports.workbook_sheet import CELL_LIMIT, fitted

BAITS = (
    "=1+1",
    "+84 912",
    "-5%",
    "@SUM(A1)",
    "\tab",
    "{=1}",
    "http://a.b",
    "12",
    "_x0041_",
    "<script>alert(1)</script>",
)


def opened(folder: Path, table: Any = None) -> Any:
    return openpyxl.load_workbook(write_workbook(table or small_office(), folder).path)


def test_the_tracking_columns_are_the_official_ones(tmp_path: Path) -> None:
    sheet = opened(tmp_path)["Theo dõi nhiệm vụ"]
    assert [cell.value for cell in sheet[4]][:12] == [
        "STT",
        "Nội dung nhiệm vụ",
        "Văn bản giao (số, ký hiệu)",
        "Ngày văn bản",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Thời hạn",
        "Sản phẩm",
        "Tiến độ",
        "Tình trạng",
        "Văn bản trả lời (minh chứng)",
        "Ghi chú",
    ]
    first = [cell.value for cell in sheet[5]]
    assert first[2:5] == ["34/KH-UBND", dt.datetime(2026, 1, 5), "Phòng Kinh tế"]
    assert first[6] == dt.datetime(2026, 6, 30)
    assert first[8:11] == [
        "Hoàn thành",
        "Hoàn thành đúng hạn",
        "50/BC-UBND ngày 20/4/2026, trang 1: “Phòng Kinh tế đã rà soát xong 120 hồ sơ.”",
    ]
    assert [sheet.cell(row, 10).value for row in (6, 7, 8)] == ["Quá hạn", "Sắp đến hạn", "Thường xuyên"]
    assert sheet.cell(8, 7).value == "Thường xuyên"
    assert sheet.cell(5, 7).number_format == "dd/mm/yyyy"


def test_every_sheet_is_frozen_filtered_and_prints_on_landscape_a4(tmp_path: Path) -> None:
    book = opened(tmp_path)
    names = ["Theo dõi nhiệm vụ", "Tồn tại hạn chế", "Thay đổi so với kỳ trước", "Cần rà soát", "Tổng hợp"]
    assert book.sheetnames == names
    for sheet in book:
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows.startswith("$4:")
    tracking = book["Theo dõi nhiệm vụ"]
    assert any("Không tiếp tục" in rule.formula1 for rule in tracking.data_validations.dataValidation)
    assert tracking.conditional_formatting
    (hidden,) = [column for column in tracking.column_dimensions.values() if column.hidden]
    assert [tracking.cell(4, at).value for at in range(hidden.min, hidden.max + 1)] == ["Mã nhiệm vụ", "Dấu nội dung"]


def test_what_is_yellow_can_be_handed_in_and_nothing_else_is_yellow(tmp_path: Path) -> None:
    book = opened(tmp_path)
    yellow = {(s.title, c.value) for s in book for c in s[4] if c.fill.start_color.rgb == "FFFFF2CC"}
    assert yellow == {("Theo dõi nhiệm vụ", head) for head in CORRECTED.values()}


def test_no_choice_of_a_drop_down_is_parted_by_its_comma() -> None:
    choices = [choice for sheet in SHEETS for column in sheet.columns for choice in column.choices]
    assert choices
    assert not [choice for choice in choices if "," in choice]


def test_words_of_documents_stay_words(tmp_path: Path) -> None:
    sheet = opened(tmp_path, baited_office(*BAITS))["Theo dõi nhiệm vụ"]
    for number, bait in enumerate(BAITS):
        cell = sheet.cell(5 + number, 2)
        assert (cell.value, cell.data_type) == (bait, "s")
        assert cell.hyperlink is None


def test_what_hides_is_shown(tmp_path: Path) -> None:
    sheet = opened(tmp_path, baited_office("bao\u202efdp.exe", "nul\x00\x07"))["Theo dõi nhiệm vụ"]
    assert sheet.cell(5, 2).value == "bao⟦202E⟧fdp.exe"
    assert sheet.cell(6, 2).value == "nul⟦0000⟧⟦0007⟧"


@pytest.mark.parametrize("letter", ["a", "đ", "𝐀"])
def test_a_cell_that_is_too_long_says_so(letter: str) -> None:
    text = fitted(letter * 40_000)
    assert len(text.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert text.endswith("toàn văn 40000 ký tự ở bảng CSV]")
    assert fitted("đ" * CELL_LIMIT) == "đ" * CELL_LIMIT


def test_equal_tables_give_equal_bytes(tmp_path: Path) -> None:
    one, two = (write_workbook(small_office(), tmp_path / name).path for name in "ab")
    assert one.read_bytes() == two.read_bytes()


def test_the_count_of_two_by_two() -> None:
    totals = small_office().totals
    whole = totals.whole
    assert [whole.counts[name] for name in COUNTED] == [1, 0, 1, 1]
    assert (whole.total, whole.counts["standing"], whole.due_soon) == (3, 1, 1)
    units = {each.name: each.total for each in totals.units}
    assert units == {"Phòng Kinh tế": 2, "Văn phòng HĐND và UBND": 2, "(Văn bản không nêu đơn vị chủ trì)": 0}
    assert [month.month for month, _ in totals.months] == [3, 5, 6]


def test_the_totals_are_printed(tmp_path: Path) -> None:
    sheet = opened(tmp_path)["Tổng hợp"]
    assert [cell.value for cell in sheet[6]] == [None, "Tổng cộng", 3, 1, 0, 1, 1, 1, 0, 0]


def test_a_workbook_that_is_open_gets_its_copy_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = tmp_path / "bang-theo-doi.xlsx"
    usual.write_text("đang mở")
    replace = Path.replace

    def locked(self: Path, target: Path) -> Path:
        if Path(target) == usual:
            raise PermissionError(13, "used by another process")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    written = write_workbook(small_office(), tmp_path)
    assert written.path.name == "bang-theo-doi (2).xlsx"
    assert "đang được mở" in str(written.message)
    assert usual.read_text() == "đang mở"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bang-theo-doi (2).xlsx", "bang-theo-doi.xlsx"]


def test_a_report_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    def failing(path: Path) -> None:
        path.write_text("nửa chừng")
        raise OSError(28, "No space left on device")

    place = tmp_path / "a.xlsx"
    place.write_text("bản cũ")
    with pytest.raises(ReportError, match="ổ đĩa hết chỗ"):
        replace_file(place, failing)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["bản cũ"]


def test_an_empty_dataset_gives_an_empty_workbook(tmp_path: Path) -> None:
    from plans.dataset.dataset import Dataset
    from plans.standing.track import Tracking
    from reports.tracking_lines import tracking_table

    book = opened(tmp_path, tracking_table(Dataset(), Tracking(), DAY))
    assert book["Theo dõi nhiệm vụ"].cell(5, 1).value is None


@pytest.mark.office
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    path = write_workbook(small_office(), tmp_path).path
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir"]
    done = subprocess.run([*command, tmp_path, path], capture_output=True, text=True, timeout=120, check=False)
    if "could not be loaded" in done.stdout + done.stderr:
        pytest.skip("LibreOffice is installed without Calc")
    assert "Phòng Kinh tế rà soát hồ sơ đất đai." in path.with_suffix(".csv").read_text(encoding="utf-8")
