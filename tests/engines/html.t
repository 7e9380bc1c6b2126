#!/usr/bin/env python3
"""contrib/html: the page says what the record says, and nothing in a record
can do more than be read. With Chromium the page is also opened, its policy
taken off, so that only the escaping is between a hostile record and the
browser."""
import html.parser
import json
import os
import re
import shutil
import subprocess
import sys

import engine
import tap

PAGE = os.path.join(engine.CONTRIB, "html", "page.py")
ELEMENTS = set("html head meta title style body h1 h2 h3 div span nav table tr "
               "td ol ul li a p article header aside b br small".split())
ATTRIBUTES = set("class id style title href rel lang charset content name "
                 "http-equiv".split())
EVIL = ("</title></style></span><script>document.title='run'</script>"
        "<img src=x onerror=\"document.title='run'\">\"'><svg onload="
        "document.title='run'>&lt;b&#x3e;{{7*7}}javascript:0\u202e\u2066\0\x1b")


class Reader(html.parser.HTMLParser):
    """Elements, attributes and links of a page; the text of class text."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.names, self.links = set(), set(), []
        self.ids, self.open, self.text, self.hidden = [], [], "", 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}
        attrs = dict(attrs)
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.links += [attrs["href"]] if "href" in attrs else []
        if tag not in ("meta", "br"):
            self.open.append(attrs.get("class"))

    def handle_endtag(self, tag):
        self.open.pop()

    def handle_data(self, data):
        if "text" in self.open and "who" not in self.open:
            self.text += data


def page(*records):
    done = subprocess.run(
        [sys.executable, PAGE], stdout=subprocess.PIPE, check=True,
        input="".join(json.dumps(r) + "\n" for r in records).encode())
    return done.stdout.decode("utf-8")


def chain(*lines):
    """Lines through the four filters, as records."""
    filters = " | ".join(engine.program(name) for name in (
        "tokenize", "tag", "quote-extract", "summarize"))
    done = subprocess.run(["sh", "-c", filters], input=b"".join(lines),
                          stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def check_sample():
    records = chain(*(r for r in engine.records() if r.startswith(b"{")))
    text = page(*records)
    seen = Reader(text)
    tap.same(seen.tags - ELEMENTS, set(), "sample: the elements are ours")
    tap.same(seen.open, [], "sample: every element is closed")
    tap.same(len(seen.ids), len(set(seen.ids)), "sample: an id stands once")
    local = {link[1:] for link in seen.links if link[0] == "#"}
    tap.same(local - set(seen.ids), set(), "sample: every link leads somewhere")
    quotes = sum(len(r.get("quotes", [])) for r in records)
    tap.same(len([i for i in seen.ids if re.fullmatch(r"a\d+q\d+", i)]), quotes,
             "sample: every quotation has its place")
    one = page(records[0])
    squeezed = re.sub(r"\s", "", records[0]["text"])
    tap.same(re.sub(r"\s", "", Reader(one).text), squeezed,
             "sample: all of the text, once and in order")
    names = {q["name"] or q["speaker"] and q["speaker"]["text"]
             for q in records[0]["quotes"]} - {None}
    tap.same({html.unescape(name) for name in
              re.findall(r'class="said".*?<b>\d+ (.*?)</b>', one)}, names,
             "sample: who said what")
    check_partial(records[0])


def check_partial(record):
    for left in ("quotes", "tokens", "blocks", "sents", "summary", "text"):
        without = {k: v for k, v in record.items() if k != left}
        tap.ok(Reader(page(without)).open == [], f"sample: without {left}")


def poison(value, key=""):
    """Every string of a record made evil, spans kept."""
    if isinstance(value, dict):
        made = {k: poison(v, k) for k, v in value.items()}
        return dict(made, **{EVIL: EVIL})
    if isinstance(value, list):
        return [poison(v) for v in value]
    return EVIL if isinstance(value, str) and key != "text_field" else value


def hostile():
    record = chain(engine.records()[0])[0]
    bad = poison({k: v for k, v in record.items() if k != "tokens"})
    bad["text"] = record["text"].replace(" ", EVIL)
    width = len(bad["text"])
    wild = [{"start": a, "end": b, "kind": EVIL, "label": EVIL, "text": EVIL}
            for a, b in ((0, width), (5, 3), (-4, 9), (0, width + 1), (3, 40),
                         (20, 60), ("0", EVIL), (None, 7), (True, 5), (1.5, 9),
                         (1e99, 1e100))]
    odd = dict(bad, ents=wild, summary=wild, blocks=[wild[4], wild[5], 7, None],
               quotes=[dict(w, contents=wild, cue=w, speaker=w, name=EVIL,
                            role={"a": EVIL}, confidence=[EVIL]) for w in wild])
    shapes = [dict(bad, **{k: v for k in ("title", "url", "quotes", "ents",
                                          "summary", "keywords", "blocks",
                                          "text_field", "id", "date")})
              for v in (None, 7, EVIL, [EVIL], [[1]], {"a": EVIL}, True)]
    links = [dict(bad, url=u) for u in (
        "javascript:document.title='run'", "https://a/\"><script>", " http://x",
        "data:text/html,<script>", "https://e.org/?a=1&b=\"2'")]
    return [bad, odd, *shapes, *links]


def check_hostile():
    text = page(*hostile())
    seen = Reader(text)
    tap.same(seen.tags - ELEMENTS, set(), "hostile: the elements are ours")
    tap.same(seen.names - ATTRIBUTES, set(), "hostile: the attributes are ours")
    tap.same([link for link in seen.links
              if not re.match(r"#a\d+(?:[sqz]\d+)?$|https?://", link)], [],
             "hostile: links")
    tap.same(seen.open, [], "hostile: every element is closed")
    tap.ok("\0" not in text and "\x1b" not in text, "hostile: control bytes")
    return text


def check_chromium(text):
    name = shutil.which("chromium") or shutil.which("chromium-browser") or \
        shutil.which("google-chrome")
    if not name:
        tap.skip("chromium", "no chromium here")
        return
    engine.ran("chromium", subprocess.run(
        [name, "--version"], stdout=subprocess.PIPE).stdout.decode().strip())
    bare = re.sub(r"<meta http-equiv[^>]*>", "", text)
    control = bare.replace("</body>", "<script>document.title='run'</script>")
    for name_, source, wanted in (("the policy taken off", bare, False),
                                  ("as it is", text, False),
                                  ("a script that is let in", control, True)):
        path = os.path.join(engine.TMP, "page.html")
        with open(path, "w", encoding="utf-8") as file:
            file.write(source)
        shown = subprocess.run(
            [name, "--headless=new", "--no-sandbox", "--disable-gpu",
             "--user-data-dir=" + engine.TMP + "/profile",
             "--virtual-time-budget=2000", "--dump-dom", "file://" + path],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=120).stdout.decode("utf-8", "replace")
        title = re.search(r"<title>(.*?)</title>", shown, re.S)
        tap.same(bool(title) and title.group(1) == "run", wanted,
                 f"chromium: {name_}: {'runs' if wanted else 'nothing runs'}")
        tap.ok(len(re.findall("<article ", shown)) == len(hostile()),
               f"chromium: {name_}: all articles are there")


check_sample()
check_chromium(check_hostile())
sys.exit(tap.finish())
