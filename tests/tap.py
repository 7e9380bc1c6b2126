"""TAP (Test Anything Protocol) for the tests written in Python.

Each result is one line, "ok 1 - name" or "not ok 1 - name", with
diagnostics after it in lines that begin with "#". finish() prints the plan
and gives the exit status.
"""
import sys

count = 0
failures = 0


def _line(text):
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def note(text):
    """Diagnostics: every line gets a '#', bytes are shown as they can be."""
    if isinstance(text, bytes):
        text = text.decode("utf-8", "backslashreplace")
    for line in str(text).split("\n"):
        _line("# " + line[:400])


def ok(good, name, *diagnostics):
    global count, failures
    count += 1
    _line(f"{'ok' if good else 'not ok'} {count} - {name}")
    if not good:
        failures += 1
        for text in diagnostics:
            note(text)
    return bool(good)


def same(got, wanted, name):
    return ok(got == wanted, name, f"got:    {got!r}", f"wanted: {wanted!r}")


def todo(name, *diagnostics):
    """Known to be wrong: counted apart."""
    global count
    count += 1
    _line(f"not ok {count} - {name} # TODO")
    for text in diagnostics:
        note(text)


def skip(name, reason):
    global count
    count += 1
    _line(f"ok {count} - {name} # SKIP {reason}")


def finish():
    _line(f"1..{count}")
    return 1 if failures else 0
