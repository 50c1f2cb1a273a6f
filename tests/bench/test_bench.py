"""The benchmark runs, and answers in the form that was agreed; how fast is nothing a test can know (测速)."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bench", *arguments], cwd=ROOT, check=False, capture_output=True, text=True
    )


def test_each_case_answers_with_one_line_of_json(tmp_path: Path) -> None:
    done = bench(
        "--cases", "search,scroll,save,report", "--rows", "300", "--folder", str(tmp_path / "offices")
    )
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["case"] for line in lines] == ["search", "scroll", "save", "report"]
    for line in lines:
        assert line.keys() == {"case", "n", "ours_ms", "floor_ms", "ratio", "rss_mb"}
        assert line["n"] == 300
        assert line["ours_ms"] > 0


def test_an_unknown_case_is_named() -> None:
    done = bench("--cases", "search,flying")
    assert done.returncode == 2
    assert "flying" in done.stderr
