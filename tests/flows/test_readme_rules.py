"""What the README teaches about rules holds: its own entries, put into a folder, change what is read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from datamodel.rule_files import OWN_RULES

ROOT = Path(__file__).resolve().parents[2]
_READ = """
import datetime as dt
from nlp.deadlines.finder import TimeContext, find_deadlines
from nlp.rulebook.proof import faults_of_own_rules
from nlp.units.finder import Issuer, find_units
from nlp.deadlines.working_days import is_working_day
assert not faults_of_own_rules(), faults_of_own_rules()
text = "IOC rà soát camera, hoàn thành trước Ngày hội Non sông."
print([found.value.unit for found in find_units(text, Issuer.from_name("UBND xã An Sơn"))])
print([found.value.text for found in find_deadlines(text, TimeContext(dt.date(2027, 3, 1)))])
print(is_working_day(dt.date(2027, 3, 12)))
"""


def read_with(folder: Path | None) -> list[str]:
    """What a new process reads with the rules of this folder on top of the common ones."""
    env = {key: value for key, value in os.environ.items() if key != OWN_RULES}
    env |= {OWN_RULES: str(folder)} if folder else {}
    env["PYTHONIOENCODING"] = "utf-8"
    done = subprocess.run(
        [sys.executable, "-c", _READ], cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.splitlines()


def test_the_entries_of_the_readme_are_read(tmp_path):
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("## Teaching it a word")[1]
    block = re.search(r"```yaml\n(.*?)```", section, re.DOTALL)
    assert block
    for name, entries in re.findall(r"# my-rules/(\w+\.yml)\n(.*?)(?=\n# my-rules/|\Z)", block[1], re.DOTALL):
        (tmp_path / name).write_text(entries, encoding="utf-8")
    assert len(list(tmp_path.iterdir())) == 4
    assert read_with(None) == ["[]", "[]", "True"]
    unit = "['Trung tâm Điều hành đô thị thông minh']"
    assert read_with(tmp_path) == [unit, "['trước Ngày hội Non sông']", "False"]
