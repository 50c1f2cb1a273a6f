"""What every test is given: no screen, and examples that are the same on each run."""

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Never timed, and the same examples everywhere: a failure on one machine is a failure on all.
settings.register_profile("same-everywhere", deadline=None, derandomize=True, database=None)
settings.load_profile("same-everywhere")
