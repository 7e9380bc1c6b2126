"""The filters from Python: rows as pandas or pyarrow tables, records as spaCy
Docs. Copy what you need; each function is a few lines and raises
CalledProcessError if the filter's status is not 0.

    quotes = frame("quote-extract", "--each", "quotes", "dump.ndjson.gz")
    quotes.groupby("name").size().nlargest(20)

    for doc in docs("tag", "--scrub", "dump.ndjson.gz"):
        print([(ent.text, ent.label_) for ent in doc.ents])
"""
import contextlib
import json
import subprocess


@contextlib.contextmanager
def output(*command):
    """The standard output of a filter, as a binary file."""
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        yield process.stdout
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def frame(*command):
    """Rows, such as those of --each or --only, as a pandas DataFrame."""
    import pandas
    with output(*command) as rows:
        return pandas.read_json(rows, lines=True, dtype=False,
                                convert_dates=False, precise_float=True)


def table(*command, schema=None):
    """Rows as a pyarrow Table. Columns are guessed from the first megabyte,
    unless a schema names them."""
    import pyarrow
    from pyarrow import json as arrow_json
    with output(*command) as rows:
        data = pyarrow.BufferReader(rows.read())
    return arrow_json.read_json(
        data, arrow_json.ReadOptions(block_size=1 << 26),
        arrow_json.ParseOptions(explicit_schema=schema))


def doc(record, vocab):
    """A record of tag as a spaCy Doc; quotations, if it has any, are the spans
    doc.spans["quotes"], labelled with the speaker."""
    from spacy.tokens import Doc
    record = dict(record, text=record[record.get("text_field", "text")])
    made = Doc(vocab).from_json(record)
    spans = [made.char_span(quote["start"], quote["end"],
                            label=quote["name"] or "",
                            alignment_mode="expand")
             for quote in record.get("quotes", [])]
    made.spans["quotes"] = [span for span in spans if span is not None]
    return made


def docs(*command, vocab=None):
    """The records of `tag FILE`, or of a shell with `-o pipefail` and `tag FILE
    | quote-extract`, as spaCy Docs; those without tokens are left out."""
    from spacy.vocab import Vocab
    vocab = vocab or Vocab()
    with output(*command) as lines:
        for line in lines:
            record = json.loads(line)
            if record.get("tokens"):
                yield doc(record, vocab)
