from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from flows.settings import SettingsError, load_settings


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CONFIG", "WORKERS", "OUTPUT", "AS_OF"):
        monkeypatch.delenv(f"KHACPHUC_{name}", raising=False)


def test_defaults(tmp_path: Path) -> None:
    found = load_settings()
    assert (found.output, found.as_of) == (tmp_path / "output", dt.date.today())
    assert found.workers >= 1


def test_options_before_environment_before_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "khacphuc.toml").write_text('workers = 5\noutput = "kết quả"\ntime_limit = 60\n', encoding="utf-8")
    assert (load_settings().workers, load_settings().output) == (5, tmp_path / "kết quả")
    monkeypatch.setenv("KHACPHUC_WORKERS", "6")
    assert (load_settings().workers, load_settings().time_limit) == (6, 60)
    assert load_settings(workers=7).workers == 7


def test_a_file_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "xã.toml").write_text("workers = 3\n")
    monkeypatch.setenv("KHACPHUC_CONFIG", "xã.toml")
    assert load_settings().workers == 3


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("wokers = 3\n", "mục lạ “wokers”"),
        ("workers = 0\n", "“workers” không hợp lệ: phải từ 1 trở lên"),
        ('workers = "ba"\n', "“ba” của mục cấu hình “workers” không hợp lệ: cần một số nguyên"),
        ("workers = 65\n", "không được quá 64"),
        ("time_limit = 0\n", "phải lớn hơn 0"),
        ('mask_people = "có"\n', "cần true hoặc false"),
        ('since = "2020"\n', "Ngày “2020” không hợp lệ"),
        ('cluster = "x"\n', "không đúng dạng"),
        ('time_zone = "Sai/Nơi"\n', "không có múi giờ này"),
        ("workers = \n", "Không đọc được tệp cấu hình"),
        ('as_of = "13/5/2026"\n', "2026-05-13"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "khacphuc.toml").write_text(content)
    with pytest.raises(SettingsError, match=told) as error:
        load_settings()
    assert "\n" not in str(error.value).strip()


def test_a_missing_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHACPHUC_CONFIG", "không có.toml")
    with pytest.raises(SettingsError, match="Không tìm thấy tệp cấu hình"):
        load_settings()


def test_an_address_is_no_output_folder_and_stays_an_address_as_inbox() -> None:
    with pytest.raises(SettingsError, match="remote_output"):
        load_settings(output=Path("s3://thung/ket-qua"))
    found = load_settings(inbox="s3://thung/den", remote_output="s3://thung/ket-qua", cluster="tcp://may-chu:8786")
    assert (found.inbox, found.remote_output, found.cluster) == (
        "s3://thung/den",
        "s3://thung/ket-qua",
        "tcp://may-chu:8786",
    )
    with pytest.raises(SettingsError, match="cluster"):
        load_settings(cluster="may-chu:8786")
