#!/usr/bin/env python3
"""Keywords against what a reader would choose: precision, recall and F1 at 10.

usage: keywords.py [-b BUILD] [-k N]

Reads keywords.txt beside it, runs summarize on the sample stories, and beside it YAKE and RAKE
where the PyPI packages yake and rake-nltk are installed. A keyword is right if it has the words of
a form that the reader gave, case, points, possessives and the plural's "s" aside; two forms of one
count once.
"""
import argparse
import gzip
import json
import os
import re
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, "../data/sample.ndjson.gz")
TEXTS = ("text", "body", "content", "articleBody", "maintext")


def fold(phrase):
    words = re.findall(r"\w+", re.sub(r"['’]s\b|\.", "", phrase.lower()))
    words = [w for w in words if w not in ("the", "a", "an")]
    return tuple(re.sub(r"(?<=[a-z]{3})(es|s)$", "", w) for w in words)


def gold():
    stories = {}
    for line in open(os.path.join(HERE, "keywords.txt"), encoding="utf-8"):
        if not line.startswith("#"):
            name, listed = line.split(":", 1)
            stories[name] = [{fold(form) for form in one.split("/")}
                             for one in listed.split(";")]
    return stories


def hits(keywords, wanted):
    found = {fold(k) for k in keywords}
    return sum(bool(forms & found) for forms in wanted)


def score(name, chosen, stories, most):
    p = r = f = 0
    for story, wanted in stories.items():
        keywords = chosen[story][:most]
        n = hits(keywords, wanted)
        p += n / max(1, len(keywords))
        r += n / len(wanted)
        f += 2 * n / (len(keywords) + len(wanted))
    n = len(stories)
    print(f"{name:10} precision {p / n:.3f}  recall {r / n:.3f}  "
          f"F1 {f / n:.3f}  ({n} stories, at most {most})")
    return f / n


def ours(records, build, most):
    out = subprocess.run([os.path.join(build, "summarize"), "-k", str(most)],
                         input=b"".join(records.values()),
                         stdout=subprocess.PIPE, check=True).stdout
    lines = [json.loads(line) for line in out.split(b"\n") if line]
    return {r["id"]: [k["text"] for k in r["keywords"]] for r in lines
            if "keywords" in r}


def plain(line):
    record = json.loads(line)
    body = next(record[t] for t in TEXTS if record.get(t))
    title = record.get("title") or record.get("headline") or ""
    return title + ".\n\n" + body if title else body


def by_yake(text, most):
    import yake
    return [k for k, _ in yake.KeywordExtractor(n=3, top=most)
            .extract_keywords(text)]


def by_rake(text, most):
    from rake_nltk import Rake
    import yake  # for its list of stop words
    words = os.path.join(os.path.dirname(yake.__file__),
                         "core/StopwordsList/stopwords_en.txt")
    rake = Rake(stopwords=set(open(words, encoding="utf-8").read().split()),
                max_length=4, include_repeated_phrases=False,
                sentence_tokenizer=lambda t: re.split(r"(?<=[.!?])\s+", t),
                word_tokenizer=lambda t: re.findall(r"[\w'-]+|[^\w\s]", t))
    rake.extract_keywords_from_text(text)
    return rake.get_ranked_phrases()[:most]


def sample(stories):
    """The lines of the stories, by id."""
    records = {}
    for line in gzip.open(SAMPLE):
        record = json.loads(line)
        if record.get("id") in stories:
            records[record["id"]] = line
    return records


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n")[2][7:])
    parser.add_argument("-b", default=os.environ.get("B", "build"))
    parser.add_argument("-k", type=int, default=10)
    options = parser.parse_args()
    stories = gold()
    records = sample(stories)
    score("summarize", ours(records, options.b, options.k), stories,
          options.k)
    for name, by in (("yake", by_yake), ("rake", by_rake)):
        try:
            chosen = {i: by(plain(line), options.k)
                      for i, line in records.items()}
        except (ImportError, LookupError) as problem:
            print(f"{name:10} not run: {str(problem).strip()[:60]}")
            continue
        score(name, chosen, stories, options.k)


if __name__ == "__main__":
    main()
