"""Peak memory of a program that reads from a pipe.

The kernel's ru_maxrss of a child counts the parent's memory too, since a
child begins as its copy; /proc/PID/status tells of the program alone.
"""
import os
import subprocess
import time

IDLE = 0.1  # a program that used no time for so many seconds waits for input


def high_water(pid):
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as file:
            for line in file:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def fields(path):
    """Of a stat file, from the state on."""
    with open(path, "rb") as file:
        return file.read().rpartition(b") ")[2].split()


def time_used(pid):
    """In clock ticks, user and system."""
    return sum(map(int, fields(f"/proc/{pid}/stat")[11:13]))


def sleeps(pid):
    """Whether no thread would run, if it only had a processor."""
    tasks = f"/proc/{pid}/task"
    try:
        return all(fields(f"{tasks}/{task}/stat")[0] in b"SZ"
                   for task in os.listdir(tasks))
    except OSError:
        return False  # one has ended


def wait_idle(pid):
    """Until the program has worked on all that is in the pipe."""
    before = -1
    while os.path.exists(f"/proc/{pid}/stat"):
        now = time_used(pid)
        if now == before and sleeps(pid):
            return
        before = now
        time.sleep(IDLE)


def peak(command, chunks):
    """(peak bytes, exit status) of the command fed with the chunks."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE,
                               stdout=subprocess.DEVNULL)
    most = since = 0
    for chunk in chunks:
        process.stdin.write(chunk)
        since += len(chunk)
        if since > 1 << 18:
            most, since = max(most, high_water(process.pid)), 0
    process.stdin.flush()
    wait_idle(process.pid)
    most = max(most, high_water(process.pid))
    process.stdin.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return most or usage.ru_maxrss * 1024, process.returncode
