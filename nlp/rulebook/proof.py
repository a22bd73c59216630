"""Proves rules by their own examples (kiểm chứng quy tắc): the program's in its tests, an office's before each run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from datamodel.rule_files import RULES_FOLDER, own_rule_files, own_rules_folder
from datamodel.spelling import matching_text
from nlp.rulebook.rules import Rule, expand

BY_ID = frozenset(
    {
        "clarity",
        "deadline_anchors",
        "outline",
        "receivers",
        "references",
        "secrecy",
        "signing",
        "statements",
        "table_state_openings",
        "target_words",
        "unit_definitions",
        "zones",
    }
)
"""Files whose entries the program asks for by their ids: one with another id would do nothing."""
_FREE_GIVES = frozenset({"ocr_slips"})
"""Files whose `gives` hold words of the rule, not fields."""


def faults_of_own_rules() -> list[str]:
    """What is wrong with the office's own rules, each fault one Vietnamese line; [] where nothing is."""
    folder = own_rules_folder()
    if folder and not folder.is_dir():
        return [f"Không tìm thấy thư mục quy tắc riêng “{folder}” (cấu hình rules)."]
    return [f"Tệp quy tắc {file}: {fault}." for file in own_rule_files() for fault in faults_of_file(file)]


def faults_of_file(file: Path) -> Iterator[str]:
    """What is wrong with one file of rules."""
    if not (RULES_FOLDER / file.name).is_file():
        known = ", ".join(sorted(path.name for path in RULES_FOLDER.glob("*.yml")))
        yield f"tên tệp phải là một trong các tệp quy tắc chung ({known})"
        return
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        yield f"không đọc được theo cú pháp YAML ({' '.join(str(error).split())})"
        return
    entries = content.get("entries") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        yield "thiếu mục “entries” chứa danh sách các quy tắc"
        return
    for number, entry in enumerate(entries, 1):
        named = entry.get("id") if isinstance(entry, dict) else None
        faults = list(faults_of_entry(file.stem, entry)) or _unlike_the_common_ones(file.stem, entry)
        yield from (f"quy tắc “{named or number}” {fault}" for fault in faults)


def faults_of_entry(name: str, entry: Any) -> Iterator[str]:
    """What is wrong with one entry of `NAME.yml`."""
    try:
        pattern = compiled(name, entry)
    except ValidationError as error:
        fault = error.errors()[0]
        yield f"sai ở mục “{'.'.join(map(str, fault['loc']))}” ({fault['msg']})"
        return
    except (re.error, KeyError, TypeError) as error:
        yield f"có mẫu (pattern) không hợp lệ ({error})"
        return
    if not entry["examples"]:
        yield "chưa có ví dụ (examples) nào"
    for example in entry["examples"]:
        if not pattern.search(matching_text(example)):
            yield f"không khớp ví dụ “{example}”"
    for example in entry.get("counterexamples", ()):
        if pattern.search(matching_text(example)):
            yield f"khớp cả phản ví dụ “{example}”"


def _unlike_the_common_ones(name: str, entry: dict[str, Any]) -> Iterator[str]:
    """What an entry lacks, or has too much, beside those of the program's own file."""
    content = yaml.safe_load((RULES_FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    common = {each["id"]: set(each.get("gives", {})) for each in content["entries"]}
    if name in BY_ID and entry["id"] not in common:
        yield f"không có tác dụng: tệp {name}.yml chỉ cho sửa các quy tắc có sẵn ({', '.join(common)})"
    if missing := set.intersection(*common.values()) - set(entry.get("gives", {})):
        yield f"thiếu mục {', '.join(sorted(missing))} trong gives"
    foreign = set(entry.get("gives", {})) - set.union(*common.values())
    if foreign and name not in _FREE_GIVES:
        yield f"có mục lạ {', '.join(sorted(foreign))} trong gives"


def compiled(name: str, entry: dict[str, Any]) -> re.Pattern[str]:
    """The entry as it is searched with; named parts of `patterns.yml` are used inside rules of either case."""
    rule = Rule(**entry)
    return re.compile(expand(entry["pattern"])) if name == "patterns" else rule.regex()
