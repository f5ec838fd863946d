"""Keep a snippet in bounds: its time, memory, output, files and processes; and without a network.

One process watches, a child of it runs the snippet: nothing that a snippet does to itself stops the
watch. On Linux the kernel holds the bounds for whatever the snippet starts, too; where it has no
Landlock, as on macOS, only Python's own calls are refused, and on macOS a process that leaves its
group lives on.
"""

import ctypes
import errno
import functools
import multiprocessing
import os
import resource
import signal
import socket
import struct
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

MEMORY = 8 * 2**30  # bytes that each process of a snippet may allocate
PRINTED = 10 * 2**20  # bytes that a snippet may print
SAVED = 2**27  # bytes of a file
SPARE = 2**26  # bytes more, to say that the memory is full
POLL = 0.01  # seconds between two looks at a snippet
GRACE = 5.0  # seconds for a snippet to write where it is
LINUX = sys.platform == "linux"
LIBC = ctypes.CDLL(None, use_errno=True)
SET_DEATH_SIGNAL, SET_CHILD_SUBREAPER, SET_NO_NEW_PRIVS = 1, 36, 38  # for prctl
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the system calls of Landlock
WRITES = 0x7FF2  # Landlock's rights to write, remove, make, move and truncate
TCP = 0x3  # its rights to bind and to connect
LOOKUPS = {f"socket.{name}" for name in ("getaddrinfo", "gethostbyname", "gethostbyaddr")}
INTERNET = (socket.AF_INET, socket.AF_INET6)
# Audit events that change files -> how many paths their arguments begin with.
CHANGES = dict.fromkeys(("open", "os.mkdir", "os.remove", "os.rmdir", "os.truncate"), 1)
CHANGES |= dict.fromkeys(("os.link", "os.rename", "os.symlink"), 2)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def become_watch() -> None:
    """What a process does once that will call `watch`."""
    os.setsid()  # Ctrl-C is for the builder alone
    if LINUX:  # a grandchild without its parent becomes a child of this process
        LIBC.prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


def watch(run: Callable[[], None], seconds: float, stack: Path) -> str:
    """Call `run` in a child, then end it and all it started; returns why it ended early, or "".

    What the child prints goes where this process prints. Before it is stopped, it can write to
    `stack` where it is, on SIGUSR1. Raises SystemExit when the builder is gone.
    """
    builder: Any = multiprocessing.parent_process()
    deadline = time.monotonic() + seconds
    if not (child := os.fork()):
        run()
    ended = [os.pidfd_open(child)] if LINUX else []  # so that its end is seen at once
    try:
        pid, cause = 0, ""
        while not pid and not cause:
            pid, status = os.waitpid(child, os.WNOHANG)
            if max(os.fstat(stream).st_size for stream in (1, 2)) > PRINTED:
                cause = f"printed more than {PRINTED >> 20} MB"
            elif time.monotonic() > deadline:
                cause = "still running at the time limit; a snippet should take seconds"
            elif not pid and builder.sentinel in wait([builder.sentinel, *ended], POLL):
                sys.exit(1)
        if not pid:
            os.kill(child, signal.SIGUSR1)
            deadline = time.monotonic() + GRACE
            while not stack.stat().st_size and time.monotonic() < deadline:
                time.sleep(POLL)
        if code := os.waitstatus_to_exitcode(status):
            early = f"exit status {code}" if code > 0 else str(signal.strsignal(-code))
            cause = cause or f"ended early: {early}"
        return cause
    finally:
        _end(child)
        for file in ended:
            os.close(file)


def _end(child: int) -> None:
    """Kill until no process is left that descends from this one."""
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    while LINUX and (pids := children.read_text().split()):
        for pid in map(int, pids):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def confine(scratch: Path) -> None:
    """Set bounds to this process and to all that it will start."""
    os.setsid()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    multiprocessing.set_start_method(None, force=True)  # the snippet's own children start as usual
    # And keep their sockets here, not in the folder of the builder.
    multiprocessing.current_process()._config.pop("tempdir", None)  # type: ignore[attr-defined]
    tempfile.tempdir = os.environ["TMPDIR"] = str(scratch)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY + SPARE))
    resource.setrlimit(resource.RLIMIT_FSIZE, (SAVED, SAVED))
    if LINUX:
        LIBC.prctl(SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)  # never without its watch
        Path("/proc/self/oom_score_adj").write_text("1000")  # rather than the builder
        _write_only_below(scratch, Path("/dev"))
    sys.addaudithook(functools.partial(_guard, (f"{os.path.realpath(scratch)}/", "/dev/")))


def use_spare_memory() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY + SPARE, MEMORY + SPARE))


def _write_only_below(*folders: Path) -> None:
    """Landlock: the kernel refuses every other change of a file, and TCP (Linux 5.13 and 6.7)."""
    version = LIBC.syscall(CREATE_RULESET, None, 0, 1)
    rights = WRITES & ((1 << 12 + max(version, 1)) - 1)  # each version knew more of them
    attributes = struct.pack("QQ", rights, TCP)[: 16 if version > 3 else 8]
    rules = LIBC.syscall(CREATE_RULESET, attributes, len(attributes), 0)
    for folder in folders:
        rule = struct.pack("=Qi", rights, os.open(folder, os.O_PATH))
        LIBC.syscall(ADD_RULE, rules, 1, rule, 0)
    LIBC.prctl(SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    LIBC.syscall(RESTRICT_SELF, rules, 0)


def _guard(folders: tuple[str, ...], event: str, args: tuple[Any, ...]) -> None:
    """Audit hook: UDP and names, which Landlock does not know; and files, where there is none."""
    if event in LOOKUPS or (event == "socket.__new__" and args[1] in INTERNET):
        raise PermissionError("snippets run offline")
    reads = event == "open" and not (set(args[1] or "") & set("wax+") or args[2] & WRITING)
    for target in () if reads else args[: CHANGES.get(event, 0)]:
        path = "" if isinstance(target, int) else os.path.realpath(os.fsdecode(target))
        if path and not f"{path}/".startswith(folders):
            raise PermissionError(errno.EACCES, "Permission denied", path)
