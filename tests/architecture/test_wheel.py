"""What is installed is what is in the checkout: the package with its resources and migrations (安装包)."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_wheel_holds_package_and_resources_and_nothing_else(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    held = {Path(name) for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}

    code = {path.relative_to(ROOT) for path in (ROOT / "jiedao_desk").rglob("*") if path.is_file()}
    resources = {path.relative_to(ROOT) for path in (ROOT / "resources").rglob("*") if path.is_file()}
    expected = code | {Path("jiedao_desk") / path for path in resources}
    assert held == {path for path in expected if "__pycache__" not in path.parts}
