#!/bin/sh
# Each trainer on one percent of its data: the same bytes with the usual
# compiler and with clang, whatever the width of vectors, and twice the same.
#
# The data are those of ../shared/data; without them the test is skipped. The
# models go to a folder of their own; the trees that .ci/run has built are used
# again.
. "$(dirname "$0")/../lib.sh"

data=$root/../shared/data
models='sentences lemmas tags names ents rarity near terms summary quotes'
for need in cc clang make xz unzip; do
	command -v $need >/dev/null && continue
	skip 'trainers' "no $need here"
	finish
done
if [ ! -d "$data" ]; then
	skip 'trainers' 'no data here'
	finish
fi

# Lines are articles, paragraphs sentences. The labels are those of the first
# articles of allsides-4k.
lines() {
	gzip -dc "$data/$1" | awk 'NR % 100 == 1' | gzip -1 >"cut/data/$1"
}
sentences() {
	gzip -dc "$data/$1" | awk -v RS= -v ORS='\n\n' 'NR % 100 == 1' |
		gzip -1 >"cut/data/$1"
}

mkdir -p cut/data/tagging cut/data/news cut/data/silver cut/data/entities \
	cut/data/quotes cut/data/summaries cut/score
ln -s "$data/words" cut/data/words
cp "$data/../score/speech_verbs.txt" cut/score
for bank in ewt gum-free; do
	lines tagging/$bank-train.ndjson.gz
	sentences tagging/$bank-train.conllu.gz
done
for set in worldwide-newswire uner-ewt; do
	lines entities/$set-train.ndjson.gz
	lines entities/$set-dev.ndjson.gz
done
lines news/allsides-4k.ndjson.gz
lines summaries/cnn-val1000.ndjson.gz
lines quotes/polnear-train.ndjson.gz
gzip -dc "$data/news/allsides-4k.ndjson.gz" | head -n 375 |
	xz -0 >cut/data/news/allsides.ndjson.xz
xz -dc "$data/silver/allsides-spacy-md.ndjson.xz" 2>/dev/null |
	head -n 84 | xz -0 >cut/data/silver/allsides-spacy-md.ndjson.xz

MAKEFLAGS=
export MAKEFLAGS
# train FOLDER TREE COMPILER FLAGS; without the folder of the programs in PATH,
# where clang may be another folder.
train() {
	mkdir -p "$tmp/$1"
	set -- "$@" "$(for model in $models; do echo "train-$model"; done)"
	# shellcheck disable=SC2086
	env PATH="${PATH#"$B":}" "${MAKE:-make}" -j2 -C "$root" B="$2" CC="$3" TRAIN_FLAGS="$4" \
		DATA="$tmp/cut/data" MODELS="$tmp/$1" \
		ALIAS_TABLE="$tmp/$1/alias_table.h" $5
}

check 'all trainers' train first build cc '-O3 -march=native'
check 'all trainers again' train again build cc '-O3 -march=native'
check 'all trainers, clang, narrow vectors' train clang build/clang clang -O2
for path in "$root"/src/model/weights/*.bin; do
	blob=${path##*/}
	check "$blob: there is one" test -s "first/$blob"
	check "$blob: twice the same" cmp "first/$blob" "again/$blob"
	check "$blob: the same with clang" cmp "first/$blob" "clang/$blob"
done
check 'the table of aliases is the committed one' \
	cmp "$root/src/nlp/alias_table.h" first/alias_table.h
finish
