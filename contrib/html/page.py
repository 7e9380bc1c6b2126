#!/usr/bin/env python3
"""Records in, one HTML page out, to look at what the filters found.

usage: page.py [FILE...] >page.html

    tokenize dump.ndjson.gz | tag | quote-extract | summarize | page.py

The page stands alone: one file, no script, nothing loaded. Members that a
record lacks are left out, spans that do not fit the text too. Quotations have
the colour of their speaker and a link to what else that one said.

Python, because spans overlap (a name in a quotation in a sentence of the
summary) and count code points, as Python's strings do; the standard library is
enough. Nothing of a record gets into the page but as escaped text: names of
classes and ids are ours, links are http or https, and the page forbids itself
everything but its style, should a browser see it otherwise.
"""
import fileinput
import html
import json
import os
import re
import sys

STYLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "style.css")
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
KINDS = {"PERSON": "person", "ORG": "org", "GPE": "place", "LOC": "place",
         "FAC": "place", "NORP": "group", "LANGUAGE": "group", "DATE": "time",
         "TIME": "time", "MONEY": "number", "PERCENT": "number",
         "QUANTITY": "number", "CARDINAL": "number", "ORDINAL": "number"}
BLOCKS = ("headline", "dateline", "paragraph", "caption", "byline", "credit",
          "heading", "list", "residue")
HUES = (215, 25, 145, 285, 50, 340, 180, 100)
LEGEND = "".join(f"<span>{sample}</span>\n" for sample in (
    '<span class="q" style="--hue:215">“direct”</span> and '
    '<span class="q indirect" style="--hue:215">indirect</span> quotations in '
    'the colour of their <span class="speaker" style="--hue:215">speaker</span>'
    '<a class="who" style="--hue:215">1</a>', "names: " + ", ".join(
        f'<span class="e {kind}">{kind}</span>' for kind in
        ("person", "org", "place", "group", "time", "number")),
    '<span class="sum">summary</span>'))


def escape(value):
    """Anything as the text of an element or attribute; what HTML cannot hold
    becomes U+FFFD, and directions of writing end where they began."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value)
    text = re.sub("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]",
                  "\ufffd", text)
    text += "\u2069" * max(0, len(re.findall("[\u2066-\u2068]", text)) -
                           text.count("\u2069"))
    text += "\u202c" * len(re.findall("[\u202a\u202b\u202d\u202e]", text))
    return html.escape(text, quote=True)


def spans(value, length):
    """The objects of a list whose start and end fit a text so long."""
    return [s for s in value if isinstance(s, dict) and
            type(s.get("start")) is type(s.get("end")) is int and
            0 <= s["start"] < s["end"] <= length] \
        if isinstance(value, list) else []


class Article:
    """One record, and what is to be shown of it."""

    def __init__(self, record, number):
        self.record = record
        self.mark = f"a{number}"
        field = record.get("text_field", "text")
        text = record.get(field if isinstance(field, str) else "text")
        self.text = text if isinstance(text, str) else ""
        self.quotes = self.member("quotes")
        self.title = next((record[k] for k in ("title", "headline", "webTitle",
                                               "name", "id")
                           if isinstance(record.get(k), (str, int))),
                          f"Record {number}")
        self.given = set()  # ids that the page has
        self.speakers = {}
        for quote in self.quotes:
            name = speaker(quote)
            if name:
                self.speakers.setdefault(name, []).append(quote)
        self.order = sorted(self.speakers, key=lambda n: (
            -sum(map(words, self.speakers[n])), n))

    def member(self, name):
        return spans(self.record.get(name), len(self.text))

    def hue(self, name):
        at = self.order.index(name) if name in self.order else None
        return "" if at is None else f"--hue:{HUES[at % len(HUES)]}"


def speaker(quote):
    """Full name, else the words of the article, else None."""
    said = quote.get("speaker")
    name = quote.get("name") or (said.get("text") if isinstance(said, dict)
                                 else None)
    return name if isinstance(name, str) and name else None


def contents(quote, length):
    return spans(quote.get("contents"), length) or [quote]


def words(quote):
    return len(str(quote.get("text", "")).split())


def layers(article):
    """(start, end, class, style, title, id) of all that is marked."""
    length = len(article.text)
    for number, quote in enumerate(article.quotes):
        kind = quote.get("type")
        name = speaker(quote)
        hue = article.hue(name)
        told = f"{name or 'nobody named'}, {quote.get('confidence', '?')}"
        for part, place in enumerate(contents(quote, length)):
            yield (place["start"], place["end"], "q indirect"
                   if kind == "indirect" else "q", hue, told,
                   None if part else f"{article.mark}q{number}")
        for which in ("speaker", "cue"):
            for place in spans([quote.get(which)], length):
                yield place["start"], place["end"], which, hue, None, None
    for ent in article.member("ents"):
        label = str(ent.get("label"))
        yield (ent["start"], ent["end"], "e " + KINDS.get(label, "other"), "",
               label, None)
    for number, chosen in enumerate(article.member("summary")):
        yield (chosen["start"], chosen["end"], "sum", "", None,
               f"{article.mark}z{number}")


def links(article):
    """Where a quotation ends: the link to its speaker."""
    found = {}
    for quote in article.quotes:
        name = speaker(quote)
        if name:
            end = contents(quote, len(article.text))[-1]["end"]
            at = article.order.index(name)
            found.setdefault(end, []).append(
                f'<a class="who" style="{article.hue(name)}" href="#'
                f'{article.mark}s{at}" title="{escape(name)}">{at + 1}</a>')
    return found


def marked(article, start, end, marks, after):
    """The text from start to end, each run of equal marks in one span."""
    inside = [m for m in marks if m[0] < end and m[1] > start]
    edges = sorted({start, end} | {e for m in inside for e in m[:2]
                                   if start < e < end} |
                   {e for e in after if start < e < end})
    out = []
    for left, right in zip(edges, edges[1:]):
        here = [m for m in inside if m[0] <= left and m[1] >= right]
        run = escape(article.text[left:right])
        if here:
            ids = [m[5] for m in here if m[5] and m[5] not in article.given]
            article.given.update(ids)
            run = "".join(f'<span id="{i}">' for i in ids[1:]) + \
                element(here, ids[:1]) + run + "</span>" * max(1, len(ids))
        out.append(run + "".join(after.get(right, ())))
    return "".join(out)


def element(here, ids):
    style = next((m[3] for m in reversed(here) if m[3]), "")
    told = "; ".join(m[4] for m in here if m[4])
    return ('<span class="' + " ".join(dict.fromkeys(m[2] for m in here)) + '"'
            + "".join(f' id="{i}"' for i in ids)
            + (f' style="{style}"' if style else "")
            + (f' title="{escape(told)}"' if told else "") + ">")


def blocks(article):
    """(start, end, kind); without blocks, the lines of the text."""
    found = article.member("blocks")
    if found:
        return [(b["start"], b["end"], b.get("kind") if b.get("kind") in BLOCKS
                 else "paragraph") for b in found]
    return [(m.start(), m.end(), "paragraph")
            for m in re.finditer(r"[^\n]*\S[^\n]*", article.text)]


def body(article):
    marks, after = list(layers(article)), links(article)
    return "".join(
        f'<p class="{kind}">{marked(article, start, end, marks, after)}</p>\n'
        for start, end, kind in blocks(article))


def short(article):
    chosen = article.member("summary")
    items = "".join(f'<li><a href="#{article.mark}z{n}">'
                    f'{escape(article.text[s["start"]:s["end"]])}</a></li>\n'
                    for n, s in enumerate(chosen))
    return f'<h3>In short</h3>\n<ul class="short">{items}</ul>\n' \
        if items else ""


def said(article, at, name, most):
    quotes = article.speakers[name]
    count = sum(map(words, quotes))
    role = next((q["role"] for q in quotes if q.get("role")), None)
    items = "".join(
        f'<li><a href="#{article.mark}q{article.quotes.index(q)}">'
        + " … ".join(escape(article.text[c["start"]:c["end"]]) for c in
                     contents(q, len(article.text))) + "</a></li>\n"
        for q in quotes)
    return (f'<div class="said" id="{article.mark}s{at}" '
            f'style="{article.hue(name)}"><b>{at + 1} {escape(name)}</b>'
            + (f"<br><small>{escape(role)}</small>" if role else "")
            + f'<span class="bar" style="width:{100 * count // most}%"></span>'
            f"<small>{len(quotes)} × quoted, {count} words</small>"
            f"<ul>{items}</ul></div>\n")


def side(article):
    most = max((sum(map(words, q)) for q in article.speakers.values()),
               default=0) or 1
    out = [short(article)]
    if article.order:
        out.append("<h3>Who said what</h3>\n")
        out += [said(article, at, name, most)
                for at, name in enumerate(article.order)]
    keys = article.record.get("keywords")
    keys = [k["text"] for k in keys if isinstance(k, dict) and k.get("text")] \
        if isinstance(keys, list) else []
    if keys:
        out.append(f"<h3>Keywords</h3>\n<p>{escape(', '.join(map(str, keys)))}"
                   "</p>\n")
    return f"<aside>{''.join(out)}</aside>\n" if any(out) else ""


def shown(article):
    record = article.record
    about = [escape(record[k]) for k in ("id", "date") if record.get(k)]
    url = record.get("url")
    if isinstance(url, str) and re.match(r"https?://[^\s]+$", url):
        about.append(f'<a rel="noreferrer" href="{escape(url)}">'
                     f"{escape(url)}</a>")
    return (f'<article id="{article.mark}"><header><h2>'
            f'{escape(article.title)}</h2>\n<div class="meta">'
            f'{" · ".join(about)}</div></header>\n'
            f'<div class="text">{body(article)}</div>\n{side(article)}'
            "</article>\n")


def overview(articles):
    """Who is quoted how much in all of them, and where they are."""
    total = {}
    for article in articles:
        for name, quotes in article.speakers.items():
            row = total.setdefault(name, [0, 0, 0])
            row[0] += len(quotes)
            row[1] += sum(map(words, quotes))
            row[2] += 1
    rows = "".join(
        f"<tr><td>{escape(name)}</td><td class=n>{n}</td><td class=n>{w}</td>"
        f"<td class=n>{a}</td></tr>\n" for name, (n, w, a) in sorted(
            total.items(), key=lambda item: (-item[1][1], item[0]))[:20])
    items = "".join(f'<li><a href="#{a.mark}">{escape(a.title)}</a></li>\n'
                    for a in articles)
    table = ("<h3>Most quoted</h3><table><tr><td></td><td class=n>quotations"
             "</td><td class=n>words</td><td class=n>articles</td></tr>\n"
             f"{rows}</table>") if rows else ""
    return f"<nav>{table}<h3>Articles</h3><ol>{items}</ol></nav>\n"


def page(records):
    articles = [Article(r, n) for n, r in enumerate(records, 1)]
    with open(STYLE, encoding="utf-8") as file:
        style = file.read()
    title = articles[0].title if len(articles) == 1 else \
        f"{len(articles)} articles"
    yield ('<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8">\n'
           f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
           '<meta name="viewport" content="width=device-width">\n'
           f"<title>{escape(title)}</title>\n<style>\n{style}</style></head>\n"
           f"<body>\n<h1>copydesk</h1>\n<div class=legend>\n{LEGEND}</div>\n")
    if len(articles) > 1:
        yield overview(articles)
    yield from map(shown, articles)
    yield "</body>\n</html>\n"


def main():
    with fileinput.input(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    out = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n")
    out.writelines(page([r for r in records if isinstance(r, dict)]))
    out.close()


if __name__ == "__main__":
    main()
