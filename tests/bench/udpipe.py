#!/usr/bin/env python3
"""UDPipe 1 (PyPI: ufal.udpipe) beside the filters.

usage: udpipe.py TREEBANK ...

No registry that we know of has models for it, so one is trained by its own
trainer from tree banks, gzipped CoNLL-U files: without a parser, and in fewer
rounds than a good one takes, since only its speed is looked at. It is written
to the virtual environment that runs this file, and lies there until it is
removed.
"""
import gzip
import os
import sys

MODEL = os.path.join(sys.prefix, "trained.udpipe")

TOKENIZER = "epochs=5;early_stopping=0"
TAGGER = ";".join(
    ["models=2", "iterations=2",
     "templates_1=tagger", "guesser_suffix_rules_1=8",
     "provide_xpostag_1=1", "provide_lemma_1=0", "provide_feats_1=1",
     "templates_2=lemmatizer", "guesser_suffix_rules_2=8",
     "provide_xpostag_2=0", "provide_lemma_2=1", "provide_feats_2=0"])


def train(treebanks):
    import ufal.udpipe as udpipe
    error = udpipe.ProcessingError()
    sentences = udpipe.Sentences()
    for treebank in treebanks:
        reader = udpipe.InputFormat.newConlluInputFormat()
        with gzip.open(treebank, "rt", encoding="utf-8") as file:
            reader.setText(file.read())
        sentence = udpipe.Sentence()
        while reader.nextSentence(sentence, error):
            sentences.append(sentence)
            sentence = udpipe.Sentence()
    model = udpipe.Trainer.train("morphodita_parsito", sentences,
                                 udpipe.Sentences(), TOKENIZER, TAGGER,
                                 "none", error)
    if error.occurred():
        sys.exit(error.message)
    with open(MODEL, "wb") as file:
        file.write(model)


def load():
    import ufal.udpipe as udpipe
    return udpipe.Model.load(MODEL)


def sentences(model, text):
    """The sentences of a text, tagged; each is changed into the next."""
    import ufal.udpipe as udpipe
    tokenizer = model.newTokenizer(model.DEFAULT)
    tokenizer.setText(text)
    sentence = udpipe.Sentence()
    while tokenizer.nextSentence(sentence):
        model.tag(sentence, model.DEFAULT)
        yield sentence
        sentence = udpipe.Sentence()


if __name__ == "__main__":
    train(sys.argv[1:])
