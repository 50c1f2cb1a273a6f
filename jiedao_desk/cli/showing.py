"""The demo command: a sample office of invented people to try the program on (示例街道)."""

from __future__ import annotations

from argparse import ArgumentParser

from jiedao_desk import app
from jiedao_desk.cli.call import Answer, Call, Command, read_place
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import sample
from jiedao_desk.storage.folder import DataFolder

_LIMITS = (
    ("years", "年数", 1, 30),
    ("deputies", "代表人数", 1, 20_000),
    # Tens of thousands would take days, and look like a program that hangs.
    ("activities", "每年的履职活动次数", 0, 1_000),
)


def _demo_arguments(parser: ArgumentParser) -> None:
    standard = sample.Size()
    parser.add_argument("dir", metavar="DIR", help="成为示例街道数据文件夹的目录")
    parser.add_argument("--years", type=int, default=standard.years, help="到今天为止的年数")
    parser.add_argument("--deputies", type=int, default=standard.deputies, help="代表人数")
    parser.add_argument("--activities", type=int, default=standard.activities, help="每年的履职活动次数")
    parser.add_argument("--seed", type=int, default=standard.seed, help="随机种子；同样的种子得到同样的内容")


def _demo(call: Call) -> Answer:
    given = call.options
    for name, label, least, most in _LIMITS:
        value = getattr(given, name)
        if not least <= value <= most:
            raise Refused(f"{label}应在{least}到{most}之间")
    size = sample.Size(given.years, given.deputies, given.activities, given.seed)
    folder = DataFolder(read_place(given.dir, "demo"))
    app.make_sample(folder, call.clock, size)
    return Answer({"data": str(folder.root)}, (f"示例街道已建好（人员均为虚构），位置：{folder.root}",))


DEMO = Command("demo", "建一份虚构人员的示例街道", _demo_arguments, _demo)
