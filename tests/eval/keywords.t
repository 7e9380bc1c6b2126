#!/usr/bin/env python3
"""Keywords of the sample stories against what a reader chose; keywords.py has
others beside them."""
import contextlib
import os
import sys

import tap

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import keywords  # noqa: E402

FLOOR = 0.55  # YAKE is at 0.24 here, RAKE at 0.12


def main():
    stories = keywords.gold()
    chosen = keywords.ours(keywords.sample(stories),
                           os.environ.get("B", "build"), 10)
    with contextlib.redirect_stdout(sys.stderr):
        f = keywords.score("summarize", chosen, stories, 10)
    tap.ok(f >= FLOOR, f"keywords: F1 {f:.3f}, floor {FLOOR}")
    tap.ok(len(stories) >= 28, "keywords: stories")
    return tap.finish()


sys.exit(main())
