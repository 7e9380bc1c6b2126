"""Streams of distinct articles, made from those of a dump.

Nothing repeats that a cache could profit from unduly: each article has a new
id, its paragraphs come in another order, and one word in fifty is a number
that no other article has.
"""
import gzip
import json
import os
import random

SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data",
                      "sample.ndjson.gz")


def load(path=SAMPLE, limit=None):
    """Records with a text, at most so many."""
    with open(path, "rb") as file:
        zipped = file.read(2) == b"\x1f\x8b"
    found = []
    with (gzip.open if zipped else open)(path, "rb") as file:
        for line in file:
            record = json.loads(line)
            if isinstance(record.get("text"), str):
                found.append({"id": record.get("id"),
                              "title": record.get("title") or "",
                              "text": record["text"]})
                if len(found) == limit:
                    break
    return found


def vary(text, number, rng):
    """The text as another article would have it."""
    paragraphs = text.split("\n")
    rng.shuffle(paragraphs)
    words = "\n".join(paragraphs).split(" ")
    for at in range(rng.randrange(50), len(words), 50):
        words[at] = f"{number}{at}"
    return " ".join(words)


def stream(size, records, seed=1):
    """Lines of about `size` bytes in all; the same for the same arguments."""
    rng = random.Random(seed)
    number = 0
    while size > 0:
        record = records[number % len(records)]
        text = record["text"]
        if number >= len(records):
            text = vary(text, number, rng)
        line = (json.dumps({"id": number, "title": record["title"],
                            "text": text}, ensure_ascii=False) +
                "\n").encode("utf-8", "surrogatepass")
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            number += 1
            continue
        yield line
        size -= len(line)
        number += 1
