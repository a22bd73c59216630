"""Settings of a run (cấu hình): options, then environment, then the office's part of a file, the file, defaults."""

from __future__ import annotations

import datetime as dt
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from datamodel.rule_files import OWN_RULES
from flows.clock import lost_day
from flows.wrong_values import in_vietnamese

FILE_NAME = "khacphuc.toml"
OFFICES = "offices"
_PATHS = ("inbox", "output", "rules")


class SettingsError(ValueError):
    """A setting that cannot be used; the message is one Vietnamese line."""


def config_file() -> Path:
    """The settings file: `KHACPHUC_CONFIG`, or `khacphuc.toml` in the current folder. It need not exist."""
    return Path(os.environ.get("KHACPHUC_CONFIG") or FILE_NAME).absolute()


def available_cores() -> int:
    """Cores this process may use, which in a container are fewer than the machine's."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Settings(BaseSettings):
    """Everything that a person can set. Each name is also `KHACPHUC_<NAME>` in the environment."""

    model_config = SettingsConfigDict(env_prefix="KHACPHUC_", extra="forbid", frozen=True)

    office: str | None = None
    """Tên cơ quan trong tệp cấu hình, khi một máy phục vụ nhiều cơ quan."""
    inbox: Path | str | None = None
    """Thư mục văn bản đến, dùng khi lệnh không ghi INBOX."""
    output: Path = Path("output")
    """Thư mục kết quả: các bảng, bảng theo dõi, kho dữ liệu và tệp của Prefect."""
    remote_output: str = Field(default="", pattern=r"^(s3://\S+)?$")
    """Địa chỉ kho S3 chứa kết quả dùng chung, ví dụ s3://thung/ket-qua; output là bản làm việc trên máy này."""
    rules: Path | None = None
    """Thư mục quy tắc riêng của cơ quan, đặt trên quy tắc chung."""
    workers: int = Field(default_factory=available_cores, ge=1, le=64)
    """Số văn bản đọc cùng một lúc."""
    cluster: str = Field(default="", pattern=r"^((tcp|tls)://[^/\s]+:\d+)?$")
    """Địa chỉ cụm máy Dask đọc văn bản, ví dụ tcp://may-chu:8786; để trống thì máy này tự đọc."""
    as_of: dt.date = Field(default_factory=dt.date.today)
    """Ngày xét tình trạng nhiệm vụ."""
    mask_people: bool = False
    """Che tên người (chỉ ghi chữ cái đầu) trong mọi kết quả."""
    partitioned: bool = False
    """Ghi thêm các bảng dạng Parquet chia theo năm ban hành (thư mục partitioned), cho kho dữ liệu lớn."""
    page_pictures: int = Field(default=40, ge=0, le=500)
    """Dung lượng tối đa (MiB) của hình trang trong bang-theo-doi.html; 0 là không kèm hình."""
    time_limit: float = Field(default=300, gt=0)
    """Số giây tối đa để đọc một văn bản, chưa kể trang quét; cứ 15.000 ký tự được thêm một giây."""
    scan_time_limit: float = Field(default=60, gt=0)
    """Số giây được thêm cho mỗi trang quét phải nhận dạng chữ."""
    memory_limit: int = Field(default=4096, ge=512)
    """Bộ nhớ tối đa (MiB) để đọc một văn bản; không có tác dụng trên Windows."""
    max_pages: int = Field(default=2000, ge=1)
    """Số trang tối đa; văn bản dài hơn không được đọc."""
    max_file_size: int = Field(default=200, ge=1)
    """Dung lượng tệp tối đa (MiB); tệp lớn hơn không được đọc."""
    batch_size: int = Field(default=40, ge=1, le=1000)
    """Số văn bản lưu trong một lần ghi vào kho."""
    settle_seconds: float = Field(default=3, ge=0)
    """Tệp chưa trọn vẹn mà mới thay đổi trong số giây này được coi là còn đang chép."""
    since: dt.date | None = None
    """Ngày ban hành sớm nhất được lấy khi đọc kho văn bản cũ (khacphuc backfill)."""
    until: dt.date | None = None
    """Ngày ban hành muộn nhất được lấy khi đọc kho văn bản cũ (khacphuc backfill)."""
    time_zone: str = "Asia/Ho_Chi_Minh"
    """Múi giờ của lịch chạy (khacphuc schedule)."""
    schedule_port: int = Field(default=4200, ge=1, le=65535)
    """Cổng của trang Prefect trên chính máy này (khacphuc schedule)."""

    @property
    def names_its_day(self) -> bool:
        """Whether a person chose the day; else it is what the machine's clock says."""
        return "as_of" in self.model_fields_set

    @field_validator("inbox")
    @classmethod
    def _of_its_kind(cls, place: Path | str | None) -> Path | str | None:
        """An address stays a text: as a path it would lose a slash."""
        return place if place is None or "://" in str(place) else Path(place)

    @field_validator("output")
    @classmethod
    def _is_here(cls, place: Path) -> Path:
        """An address would become a folder named "s3:"."""
        if re.match(r"\w{2,}:[/\\]", str(place)):
            raise ValueError("phải là thư mục trên máy này; kết quả trong kho S3 khai ở mục remote_output")
        return place

    @field_validator("time_zone")
    @classmethod
    def _is_time_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError("không có múi giờ này, ví dụ đúng: Asia/Ho_Chi_Minh") from error
        return name

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Options first, then the environment, then the file."""
        office = init_settings().get("office") or env_settings().get("office")
        return init_settings, env_settings, _FileSource(settings_cls, office)


class _FileSource(TomlConfigSettingsSource):
    """The settings file, with the part of one office laid over the common part."""

    def __init__(self, settings_cls: type[BaseSettings], office: str | None) -> None:
        self._office = office
        super().__init__(settings_cls, config_file())

    def __call__(self) -> dict[str, Any]:
        content = dict(super().__call__())
        offices = content.pop(OFFICES, {})
        if self._office is not None:
            content |= _checked_offices(offices).get(self._office, {})
        folder = config_file().parent
        return {name: _beside(folder, value) if name in _PATHS else value for name, value in content.items()}


def load_settings(**options: Any) -> Settings:
    """The settings of this run; options that are None were not given.

    Raises:
        SettingsError: a value is of the wrong kind, the file cannot be read, or it is not clear which office is meant.
    """
    given = {name: value for name, value in options.items() if value is not None}
    offices = office_names()
    try:
        settings = Settings(**given)
    except ValidationError as error:
        raise SettingsError(_first_fault(error)) from error
    if not settings.names_its_day and (wrong := lost_day(settings.as_of)):
        raise SettingsError(wrong)
    named = ", ".join(offices)
    if settings.office is not None and settings.office not in offices:
        if not config_file().is_file():
            raise SettingsError(f"Không có tệp cấu hình {config_file()} để tìm cơ quan “{settings.office}”.")
        known = f"các cơ quan đã khai: {named}" if offices else "tệp chưa khai cơ quan nào"
        raise SettingsError(f"Tệp cấu hình {config_file()} không có cơ quan “{settings.office}” ({known}).")
    if settings.office is None and offices and "output" not in given and "KHACPHUC_OUTPUT" not in os.environ:
        raise SettingsError(f"Tệp cấu hình có nhiều cơ quan ({named}). Chọn một cơ quan: --office TÊN.")
    return settings.model_copy(
        update={
            "output": settings.output.expanduser().resolve(),
            "rules": settings.rules and settings.rules.expanduser().resolve(),
        }
    )


def office_names() -> tuple[str, ...]:
    """The offices that the settings file names, in its order.

    Raises:
        SettingsError: the file is named but not there, cannot be read, or its offices are told wrongly.
    """
    return tuple(_checked_offices(_content().get(OFFICES, {})))


def common_settings() -> Settings:
    """The settings that all offices of the file share; its output holds what belongs to no single office."""
    return load_settings(output=_beside(config_file().parent, _content().get("output", "output")))


def use_rules(settings: Settings) -> None:
    """Let this process and the workers it starts read with the rules of this office. Call it before reading.

    Raises:
        SettingsError: a rule is wrong; which one and why is told.
    """
    if not settings.rules:
        os.environ.pop(OWN_RULES, None)
        return
    os.environ[OWN_RULES] = str(settings.rules)
    from nlp.rulebook.proof import faults_of_own_rules

    faults = faults_of_own_rules()
    if faults:
        more = f" (và {len(faults) - 1} lỗi khác)" if len(faults) > 1 else ""
        raise SettingsError(faults[0] + more)


def _content() -> Mapping[str, Any]:
    chosen = config_file()
    if not chosen.is_file():
        if os.environ.get("KHACPHUC_CONFIG"):
            raise SettingsError(
                f"Không tìm thấy tệp cấu hình {chosen} nêu trong biến KHACPHUC_CONFIG. Kiểm tra lại đường dẫn."
            )
        return {}
    try:
        return tomllib.loads(chosen.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"Không đọc được tệp cấu hình {chosen}: {error}. Sửa lại theo cú pháp TOML.") from error


def _checked_offices(offices: object) -> dict[str, dict[str, Any]]:
    """The offices; each has an inbox and an output, and no two share an output."""
    if not isinstance(offices, dict) or not all(isinstance(part, dict) for part in offices.values()):
        raise SettingsError('Mục offices của tệp cấu hình sai dạng. Mỗi cơ quan là một mục: [offices."tên"].')
    told = cast(dict[str, dict[str, Any]], offices)
    outputs: dict[Path, str] = {}
    for name, part in told.items():
        for needed in ("inbox", "output"):
            if not isinstance(part.get(needed), str):
                raise SettingsError(f"Cơ quan “{name}” trong tệp cấu hình thiếu mục {needed}.")
        output = _beside(config_file().parent, part["output"]).resolve()
        if output in outputs:
            raise SettingsError(
                f"Hai cơ quan “{outputs[output]}” và “{name}” dùng chung thư mục kết quả {output}. "
                "Khai cho mỗi cơ quan một thư mục riêng."
            )
        outputs[output] = name
    return told


def _beside(folder: Path, value: Any) -> Any:
    """A path of the file is meant from the folder of the file; an address is one already."""
    return folder / Path(value).expanduser() if isinstance(value, str) and "://" not in value else value


def _first_fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    name = ".".join(str(part) for part in fault["loc"])
    if fault["type"] == "extra_forbidden":
        return f"Cấu hình có mục lạ “{name}”. Xem tên các mục trong docs/settings.md."
    if name in ("as_of", "since", "until"):
        return f"Ngày “{fault['input']}” không hợp lệ. Viết theo dạng NĂM-THÁNG-NGÀY, ví dụ 2026-05-13."
    return f"Giá trị “{fault['input']}” của mục cấu hình “{name}” không hợp lệ: {in_vietnamese(fault['msg'])}."
