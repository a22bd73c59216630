"""Settings of a run (cấu hình): options, then environment, then a file, then defaults, in this order of force."""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

FILE_NAME = "khacphuc.toml"


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

    output: Path = Path("output")
    """Folder of the published tables, the store and Prefect's own files."""
    workers: int = Field(default_factory=available_cores, ge=1, le=64)
    """Documents read at the same time."""
    cluster: str = Field(default="", pattern=r"^((tcp|tls)://[^/\s]+:\d+)?$")
    """Address of a Dask scheduler whose workers read the documents; without one, processes of this machine do."""
    as_of: dt.date = Field(default_factory=dt.date.today)
    """Day for which the status of tasks is told."""
    mask_people: bool = False
    """Whether all that is published tells persons by their initials only."""
    time_limit: float = Field(default=300, gt=0)
    """Seconds that one document may take."""
    memory_limit: int = Field(default=4096, ge=512)
    """Mebibytes of address space that one document may take, where the system can limit it."""
    max_pages: int = Field(default=2000, ge=1)
    max_file_size: int = Field(default=200, ge=1)
    """Mebibytes."""
    batch_size: int = Field(default=40, ge=1, le=1000)
    """Documents in one transaction of the store."""
    settle_seconds: float = Field(default=3, ge=0)
    """A file without its end that changed within these seconds is taken to be still on its way in."""

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
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, config_file())


def load_settings(**options: Any) -> Settings:
    """The settings of this run; options that are None were not given.

    Raises:
        SettingsError: a value is of the wrong kind, or the file cannot be read.
    """
    chosen = config_file()
    if os.environ.get("KHACPHUC_CONFIG") and not chosen.is_file():
        raise SettingsError(
            f"Không tìm thấy tệp cấu hình {chosen} nêu trong biến KHACPHUC_CONFIG. Kiểm tra lại đường dẫn."
        )
    try:
        settings = Settings(**{name: value for name, value in options.items() if value is not None})
    except ValidationError as error:
        raise SettingsError(_first_fault(error)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"Không đọc được tệp cấu hình {chosen}: {error}. Sửa lại theo cú pháp TOML.") from error
    return settings.model_copy(update={"output": settings.output.expanduser().resolve()})


def _first_fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    name = ".".join(str(part) for part in fault["loc"])
    if fault["type"] == "extra_forbidden":
        return f"Cấu hình có mục lạ “{name}”. Xem tên các mục trong README, phần Settings."
    if name == "as_of":
        return f"Ngày “{fault['input']}” không hợp lệ. Viết theo dạng NĂM-THÁNG-NGÀY, ví dụ 2026-05-13."
    return f"Giá trị “{fault['input']}” của mục cấu hình “{name}” không hợp lệ: {fault['msg']}."
