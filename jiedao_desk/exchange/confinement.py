"""A process gives up memory, time, writing and the network before it opens a stranger's file (进程限制)."""

from __future__ import annotations

import os
import sys
from typing import Any, Final

_FORBIDDEN: Final = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "shutil.",
)


def confine(memory: int, cpu_seconds: int) -> None:
    """Limit this process for good: bytes of memory, seconds of computing, no file written, no connection.

    On Linux the kernel holds it to that, on Windows a job object; in Python an audit hook refuses the rest.
    What the system does not offer is left out: the parent's own clock still ends the process.
    """
    _confine_on_windows(memory, cpu_seconds)
    _confine_on_unix(memory, cpu_seconds)
    sys.addaudithook(_refuse)


def _confine_on_unix(memory: int, cpu_seconds: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    limits = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: cpu_seconds,
        resource.RLIMIT_FSIZE: 0,
        # What a crash would leave on the disk holds names and ids.
        resource.RLIMIT_CORE: 0,
    }
    for limit, value in limits.items():
        hard = resource.getrlimit(limit)[1]
        lowest = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (lowest, lowest))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        _path, mode, flags = arguments
        if set(mode or "") & set("wax+") or (flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise PermissionError("the reading process writes nothing")
    elif event.startswith(_FORBIDDEN):
        raise PermissionError(f"the reading process does not need {event}")


def _confine_on_windows(memory: int, cpu_seconds: int) -> None:
    """Put this very process into a job of its own; jobs nest since Windows 8, so that always may succeed.

    The handle is never closed: the job, and with it the limits, lives as long as the process.
    """
    if sys.platform != "win32":
        return
    import ctypes
    from ctypes import wintypes

    class BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class IoCounters(ctypes.Structure):
        _fields_ = tuple((f"Counter{index}", ctypes.c_ulonglong) for index in range(6))

    class ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("Basic", BasicLimits),
            ("Io", IoCounters),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    process_time, active_process, die_on_exception, process_memory = 0x2, 0x8, 0x400, 0x100
    extended_limit_information = 9
    limits = ExtendedLimits()
    limits.Basic.LimitFlags = process_time | active_process | die_on_exception | process_memory
    limits.Basic.PerProcessUserTimeLimit = cpu_seconds * 10_000_000
    limits.Basic.ActiveProcessLimit = 1
    limits.ProcessMemoryLimit = memory
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
    kernel.SetInformationJobObject.argtypes = (
        wintypes.HANDLE,
        ctypes.c_int,
        wintypes.LPVOID,
        wintypes.DWORD,
    )
    kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    job = kernel.CreateJobObjectW(None, None)
    if job and kernel.SetInformationJobObject(
        job, extended_limit_information, ctypes.byref(limits), ctypes.sizeof(limits)
    ):
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
