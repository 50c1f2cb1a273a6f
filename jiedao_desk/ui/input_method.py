"""Chinese input on Linux: picks the plug-in that is there for the input method that runs (输入法)."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
from collections.abc import Collection, Iterator, Mapping, MutableMapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

# What environments call fcitx; PySide6's wheels bring no plug-in for it, but it speaks IBus's protocol.
_FCITX = frozenset({"fcitx", "fcitx5"})
_PLUGIN_PREFIX = "lib"
_PLUGIN_SUFFIX = "platforminputcontextplugin.so"
_SECONDS_TO_ANSWER = 0.2


def module_to_use(
    environment: Mapping[str, str], plugins: Collection[str], *, bus_answers: bool
) -> str | None:
    """``"ibus"`` where it must be asked for, None where things are right as they are.

    ``plugins`` are the names of the plug-ins present; ``bus_answers`` says that IBus, or fcitx5 in its
    place, can be reached.
    """
    wanted = _wanted(environment)
    if any(name in plugins for name in wanted):
        return None
    if wanted and not _FCITX.intersection(wanted):
        # Somebody chose something else; it is not ours to change.
        return None
    return "ibus" if bus_answers and "ibus" in plugins else None


def prepare(environment: MutableMapping[str, str] = os.environ, platform: str = sys.platform) -> None:
    """Sets ``QT_IM_MODULE`` if need be. Call before ``QApplication`` is made: Qt reads it once."""
    if not platform.startswith("linux"):
        return
    plugins = installed_plugins(environment)
    # Asking the bus takes time; it is asked only where the answer matters.
    if module_to_use(environment, plugins, bus_answers=True) is None:
        return
    chosen = module_to_use(environment, plugins, bus_answers=bus_answers(environment))
    if chosen is not None:
        environment["QT_IM_MODULE"] = chosen
        # Qt prefers this list to the single name.
        environment.pop("QT_IM_MODULES", None)


def installed_plugins(environment: Mapping[str, str]) -> frozenset[str]:
    """The names of the input plug-ins that this Qt can load."""
    folders = [QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)]
    folders += environment.get("QT_PLUGIN_PATH", "").split(os.pathsep)
    names: set[str] = set()
    for folder in filter(None, folders):
        for file in Path(folder, "platforminputcontexts").glob(f"{_PLUGIN_PREFIX}*{_PLUGIN_SUFFIX}"):
            names.add(file.name.removeprefix(_PLUGIN_PREFIX).removesuffix(_PLUGIN_SUFFIX))
    # One file serves all of fcitx's names.
    if any(name.startswith("fcitx") for name in names):
        names |= _FCITX
    return frozenset(names)


def bus_answers(environment: Mapping[str, str]) -> bool:
    """Whether an input method listens at one of the addresses that Qt's IBus plug-in would try."""
    return any(_reachable(address) for address in _addresses(environment))


def _wanted(environment: Mapping[str, str]) -> list[str]:
    listed = environment.get("QT_IM_MODULES") or environment.get("QT_IM_MODULE", "")
    return [name.strip() for name in listed.split(";") if name.strip()]


def _addresses(environment: Mapping[str, str]) -> Iterator[str]:
    """From the environment, then from the files IBus and fcitx5 leave for their clients."""
    if environment.get("IBUS_ADDRESS"):
        yield environment["IBUS_ADDRESS"]
    settings = environment.get("XDG_CONFIG_HOME") or Path(environment.get("HOME", ""), ".config")
    with contextlib.suppress(OSError):
        for file in sorted(Path(settings, "ibus", "bus").glob("*-unix-*")):
            for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
                name, _, value = line.partition("=")
                if name == "IBUS_ADDRESS":
                    yield value


def _reachable(address: str) -> bool:
    """Whether a socket of a D-Bus address (``unix:path=…,guid=…``) takes a caller."""
    kind, _, rest = address.partition(":")
    values = dict(part.split("=", 1) for part in rest.split(",") if "=" in part)
    path = values.get("path") or ("\0" + values["abstract"] if "abstract" in values else "")
    if kind != "unix" or not path:
        return False
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(_SECONDS_TO_ANSWER)
        line.connect(path)
        return True
    return False
