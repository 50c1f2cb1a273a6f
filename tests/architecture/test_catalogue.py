"""The lines of the catalogue say what the registers say, and a window that opens loads few of them (目录)."""

import subprocess
import sys

from jiedao_desk.kernel.register import Entry
from jiedao_desk.registers import CATALOGUE


def test_the_entries_say_what_the_registers_say() -> None:
    said = tuple(Entry(one.key, one.title, one.group, one.icon) for one in CATALOGUE)
    assert said == CATALOGUE.entries


def test_the_frame_of_the_window_loads_no_register_for_its_own_sake() -> None:
    opened = (
        "import sys; import jiedao_desk.registers, jiedao_desk.ui.main_window, jiedao_desk.ui.pages.dashboard;"
        "print(sum(name.startswith('jiedao_desk.registers.') for name in sys.modules))"
    )
    loaded = subprocess.run([sys.executable, "-c", opened], check=True, capture_output=True, text=True)
    # The code lists that several share, and little besides.
    assert int(loaded.stdout) < 3
