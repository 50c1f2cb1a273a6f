"""The command line: one parser, one way to answer, one exit code for each kind of trouble (命令行)."""

from __future__ import annotations

import argparse
import gc
import json
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

from jiedao_desk import __version__, paths
from jiedao_desk.cli.call import DONE, LOCKED, NO_PLACE, STORAGE, WRONG_INPUT, Answer, Call
from jiedao_desk.kernel import dates
from jiedao_desk.kernel.errors import Refused, StorageTrouble, Unreadable
from jiedao_desk.storage.clock import Clock, let_archives_be_dated
from jiedao_desk.storage.folder import DataFolder

# A name in another encoding than the system's, as old memory sticks have them.
_NO_TEXT = "命令里有读不出的文字（文件名或内容不是UTF-8编码），没有执行。请改名或改写后再试"

# The numbers of standard input, output and error are 0 to 2.
_LAST_STREAM = 2


class _Wrong(Exception):
    """The call itself is wrong."""


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in a sentence, and leaves the exit code to ``run``."""

    def __init__(self, **options: Any) -> None:
        # Or --to would be taken for --today.
        super().__init__(**{"allow_abbrev": False, "add_help": False, **options})
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def format_help(self) -> str:
        """What ``--help`` tells, in Chinese throughout."""
        return super().format_help().replace("usage: ", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        raise _Wrong(f"命令写得不对：{_translated(message)}。执行 jiedao-desk --help 可以看到全部命令")


def _translated(message: str) -> str:
    for english, chinese in (
        ("the following arguments are required: ", "缺少"),
        ("unrecognized arguments: ", "多出了"),
        ("ignored explicit argument ", "后面不能跟值"),
        ("invalid choice: ", "不认识"),
        ("expected one argument", "后面要跟一个值"),
        ("invalid int value: ", "后面应是整数，不是"),
        ("argument ", ""),
        ("(choose from ", "（可用的有"),
    ):
        message = message.replace(english, chinese)
    return message.replace("')", "'）")


def _common(parser: argparse.ArgumentParser) -> None:
    # The three may stand before or after the command; SUPPRESS keeps the later parser from undoing the earlier.
    parser.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help="数据文件夹")
    parser.add_argument("--today", metavar="DATE", default=argparse.SUPPRESS, help="以这一天判断时段和期限")
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="在标准输出给出JSON")


def _window_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="jiedao-desk", description="街道人大工作台。不带命令时打开窗口。")
    _common(parser)
    # Not argparse's own action: print has a --version of its own behind the command.
    parser.add_argument("--version", action="store_true", help="显示版本")
    parser.add_argument("--quit-when-painted", action="store_true", help="窗口画好后立即退出（测速用）")
    return parser


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    from jiedao_desk.cli.commands import COMMANDS

    parser = _window_parser()
    commands = parser.add_subparsers(dest="command", metavar="命令", parser_class=_Parser)
    for command in COMMANDS:
        below = commands.add_parser(command.name, help=command.help, description=command.help)
        _common(below)
        command.arguments(below)
        below.set_defaults(run=command.run)
    return parser


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and answers its exit code; never lets a traceback out."""
    as_json = "--json" in arguments
    _open_what_is_closed()
    let_archives_be_dated()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _run(arguments, as_json=as_json)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except OSError as error:
        return _nobody_to_tell(error)
    return code


def _open_what_is_closed() -> None:
    """Gives a stream that the caller closed somewhere to go: what was asked for is done all the same.

    Its number is taken too, or the next file opened would get it, and be written into by whoever reports an error.
    """
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    while (number := os.open(os.devnull, os.O_RDWR)) <= _LAST_STREAM:
        pass
    os.close(number)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - until the program ends


def _nobody_to_tell(error: OSError) -> int:
    """What was done is done, but the answer could not be written: the reader has gone, or the disk is full."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
            continue
        # Or the interpreter would try once more at its end, and print a traceback.
        with suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    if not isinstance(error, BrokenPipeError):
        with suppress(OSError):
            reason = error.strerror or type(error).__name__
            print(f"命令已经执行，但结果没能写出（{reason}）。请检查输出到的磁盘", file=sys.stderr)
    return STORAGE


def _run(arguments: Sequence[str], *, as_json: bool) -> int:
    try:
        # A file may be called anything, as long as it is there.
        if not all(_is_text(one) or os.path.lexists(one) for one in arguments):
            raise _Wrong(_NO_TEXT)
        answer = _answered(_options(arguments))
    except SystemExit as left:
        return int(left.code or 0)
    except (_Wrong, Refused, Unreadable) as error:
        return _trouble(str(error), WRONG_INPUT, as_json=as_json)
    except StorageTrouble as error:
        return _trouble(str(error), STORAGE, as_json=as_json)
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        return _trouble("已停止；没有做完的部分没有保存", WRONG_INPUT, as_json=as_json)
    except Exception as error:  # noqa: BLE001  (the last line before a traceback)
        if isinstance(error, UnicodeEncodeError) and not all(map(_is_text, arguments)):
            return _trouble(_NO_TEXT, WRONG_INPUT, as_json=as_json)
        return _bug(error, arguments, as_json=as_json)
    if isinstance(answer, int):
        return answer
    _say(answer, as_json=as_json)
    return answer.code


def _answered(options: argparse.Namespace) -> Answer | int:
    """What a command answers; of the window and the version only the exit code, they speak for themselves."""
    named = getattr(options, "data", None)
    if named is not None and not named.strip():
        raise Refused("--data 后面没有写文件夹，没有执行，免得用到别的街道的数据")
    try:
        folder = DataFolder(paths.data_folder(named, os.environ))
    except FileNotFoundError:
        raise StorageTrouble(NO_PLACE) from None
    clock = Clock(_today(getattr(options, "today", None)))
    _warn_of_place(folder)
    if getattr(options, "command", None) is not None:
        gc.enable()
        answer: Answer = options.run(Call(options, folder, clock))
        return answer
    if options.version:
        print(f"jiedao-desk {__version__}")
        return DONE
    from jiedao_desk.cli.window import open_window

    return open_window(folder, clock, quit_when_painted=options.quit_when_painted)


def _is_text(argument: str) -> bool:
    try:
        argument.encode()
    except UnicodeEncodeError:
        return False
    return True


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    # The window should not wait for the code of every command to be loaded.
    if not {"-h", "--help"} & set(arguments):
        options, rest = _window_parser().parse_known_args(arguments)
        if not rest:
            return options
    return make_parser().parse_args(arguments)


def _today(text: str | None) -> Any:
    if text is None:
        return None
    try:
        return dates.read_day(text)
    except Unreadable as error:
        raise _Wrong(f"--today 后面的日期读不懂：{error}") from None


def _warn_of_place(folder: DataFolder) -> None:
    warning = paths.risky_place(folder.root)
    if warning:
        print(warning, file=sys.stderr)


def _say(answer: Answer, *, as_json: bool) -> None:
    for line in answer.words:
        print(line, file=sys.stderr)
    if as_json:
        json.dump(answer.data, sys.stdout, ensure_ascii=False, default=str)
        print(flush=True)


def _trouble(message: str, code: int, *, as_json: bool) -> int:
    print(message, file=sys.stderr)
    if as_json:
        json.dump({"error": message}, sys.stdout, ensure_ascii=False)
        print(flush=True)
    return code


def _bug(error: Exception, arguments: Sequence[str], *, as_json: bool) -> int:
    # The arguments may name people; only the kind of error and where it happened are kept.
    logging.getLogger("jiedao_desk").debug("unexpected", exc_info=error)
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f"{frame.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{frame.tb_lineno}" if frame else ""
    message = (
        f"程序出了意外的错误（{type(error).__name__}，{where}），这一步没有完成，已有的记录都在。"
        "请把这行文字告诉维护人员"
    )
    return _trouble(message, STORAGE if isinstance(error, OSError) else WRONG_INPUT, as_json=as_json)


__all__ = ["LOCKED", "make_parser", "run"]
