#!/bin/sh
# What copydesk(5) promises of every member, on every record of the sample.
. "$(dirname "$0")/../lib.sh"

sample=$root/tests/data/sample.ndjson.gz
tokenize --scrub "$sample" | tag | quote-extract | summarize |
	jq -c 'select(has("blocks")) | .text = (.text // .[.text_field])' >all
check 'the sample has texts' test "$(wc -l <all)" -ge 30

# holds NAME PREDICATE: the jq predicate is true of each record
holds() {
	jq -c "select(($2) | not) | .id" all >bad 2>&1
	same "$1" '' "$(head -n 5 bad)"
}
rising='def rising: . as $s | all(range(1; length);
	$s[. - 1].end <= $s[.].start);
	def inside($n): all(.[]; 0 <= .start and .start < .end and .end <= $n);
	def trimmed($t): all(.[]; $t[.start:.end] | test("^\\s|\\s$") | not);'

holds 'every span with a text is that text' '.text as $t |
	[.. | objects | select(has("text") and has("start"))] |
	all(.[]; .text == $t[.start:.end])'
holds 'spans with a text are trimmed' "$rising"' .text as $t |
	[.. | objects | select(has("text") and has("start"))] | trimmed($t)'
holds 'blocks are disjoint, in order and trimmed' "$rising"' .text as $t |
	.blocks | rising and inside($t | length) and trimmed($t)'
holds 'kinds of blocks' '.blocks | all(.[]; .kind | IN("headline", "dateline",
	"paragraph", "caption", "byline", "credit", "heading", "list",
	"residue"))'
holds 'sents are disjoint and in order' "$rising"' (.text | length) as $n |
	.sents | rising and inside($n)'
holds 'sents begin and end on borders of tokens' '
	([.tokens[].start]) as $a | ([.tokens[].end]) as $b |
	.sents | all(.[]; .start as $s | .end as $e |
		($a | index($s)) and ($b | index($e)))'
holds 'tokens are disjoint and in order' "$rising"' (.text | length) as $n |
	.tokens | rising and inside($n)'
holds 'what lies between tokens is one blank or nothing' '.text as $t |
	.tokens as $k | all(range(1; $k | length);
		$t[$k[. - 1].end:$k[.].start] | . == "" or . == " ")'
holds 'ids of tokens count from 0' '[.tokens[].id] == [range(.tokens | length)]'
holds 'all tokens are tagged' '.tokens | all(.[]; has("tag") and has("pos") and
	has("lemma") and has("morph"))'
holds 'tokens of blanks' '.text as $t | .tokens | all(.[];
	($t[.start:.end] | test("^\\s+$")) as $blank |
	(.pos == "SPACE") == $blank and (.tag == "_SP") == $blank and
	($blank | not) or .morph == "" and .lemma == $t[.start:.end])'
holds 'morph is sorted, and never _' '.tokens | all(.[]; .morph |
	test("^_|\\|$") | not) and all(.[]; .morph | split("|") |
	. == (sort | unique))'
holds 'ents stand on borders of tokens' '
	([.tokens[].start]) as $a | ([.tokens[].end]) as $b |
	.ents | all(.[]; .start as $s | .end as $e |
		($a | index($s)) and ($b | index($e)))'
holds 'ents are disjoint and in order' "$rising"' (.text | length) as $n |
	.ents | rising and inside($n)'
labels='"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT",
	"WORK_OF_ART", "LAW", "LANGUAGE"'
holds 'labels of ents' ".ents | all(.[]; .label | IN($labels, \"DATE\",
	\"TIME\", \"PERCENT\", \"MONEY\", \"QUANTITY\", \"ORDINAL\",
	\"CARDINAL\"))"
holds 'entities are no numbers, dates or amounts' \
	".entities | all(.[]; .label | IN($labels))"
holds 'entities in order of first mention' '
	[.entities[].mentions[0].start] | . == sort'
holds 'each name that is no amount is a mention, or its parts are' "
	([.entities[].mentions[] | [.start, .end]]) as \$m | .ents |
	all(.[]; (.label | IN($labels) | not) or
		([.start, .end] as \$e | \$m | index([\$e])) or
		(.start as \$s | .end as \$e | (.text | contains(\", \")) and
		any(\$m[]; .[0] == \$s and .[1] < \$e) and
		any(\$m[]; .[0] > \$s and .[1] <= \$e)))"
holds 'mentions are in order' "$rising"' .entities |
	all(.[]; .mentions | length > 0 and rising)'
holds 'entities: members' '.entities | all(.[];
	(keys_unsorted == ["name", "key", "label", "mentions", "role", "sex"]) and
	(.name | length > 0) and (.role | . == null or length > 0) and
	(.sex | IN(null, "female", "male")))'
holds 'quotes: members' '.quotes | all(.[]; keys_unsorted == ["id", "type",
	"start", "end", "text", "sentence", "paragraph", "contents", "cue",
	"speaker", "name", "role", "confidence"])'
holds 'quotes: the hull of the contents' '.quotes | all(.[];
	.start == (.contents | map(.start) | min) and
	.end == (.contents | map(.end) | max))'
holds 'quotes: contents are disjoint and in order' "$rising"' .quotes |
	all(.[]; .contents | length > 0 and rising)'
holds 'quotes: by start, outer before inner' '.quotes |
	[.[] | [.start, -.end]] | . == sort'
holds 'quotes: direct contents are marked, indirect ones are not' '.quotes |
	all(.[]; (.contents | map(.text | test("^[\"“”‘'"'"'«„]"))) as $marked |
	if .type == "direct" then $marked | all
	elif .type == "indirect" then $marked | any | not
	else true end)'
holds 'quotes: indirect contents drop the outer comma and full stop' '.quotes |
	all(.[]; .type != "indirect" or (.contents[-1].text |
	test("[,.]$") | not or test("[A-Z]\\.$|\\b[a-z]{1,4}\\.$")))'
holds 'quotes: confidence is a share with two decimals' '.quotes | all(.[];
	.confidence | 0 <= . and . <= 1 and
	(. * 100 | . - round | fabs) < 0.0001)'
holds 'quotes: types and kinds' '.quotes | all(.[];
	(.type | IN("direct", "indirect", "mixed")) and
	(.speaker | . == null or (.kind | IN("name", "pronoun", "nominal"))))'
holds 'quotes: a speaker stands in one sentence' '.sents as $s | .quotes |
	all(.[].speaker | select(.); .start as $a | .end as $b |
		[$s[] | select(.start <= $a and $b <= .end)] | length == 1)'
holds 'quotes: sentence and paragraph hold the start' '.sents as $s |
	.blocks as $b | .quotes | all(.[]; .start as $at |
	$s[.sentence].start <= $at and $at < $s[.sentence].end and
	$b[.paragraph].start <= $at and $at < $b[.paragraph].end)'
holds 'quotes: ids count' '.quotes | [.[].id] == [range(length)] or
	[.[].id] == [range(1; length + 1)]'
holds 'summary: in order, at most three, scores' "$rising"' .summary |
	rising and length <= 3 and all(.[]; .score | 0 <= . and . <= 1)'
holds 'keywords: best first, at most ten' '.keywords | length <= 10 and
	([.[].score] | . == (sort | reverse)) and
	([.[].text] | length == (unique | length))'

# Numbers as they are printed, not as jq reads them.
gzip -dc "$sample" | tokenize --only | tag --only | quote-extract --only |
	summarize --only >/dev/null
for program in tokenize tag quote-extract summarize; do
	$program --only "$sample" >only
	same "$program: at most two decimals, no exponent" '' "$(sed \
		's/"\([^"\\]\|\\.\)*"//g' only |
		grep -o '[0-9]*\.[0-9]\{3,\}\|[0-9][eE][-+0-9]*' | head -n 3)"
done

# What is asked of quotations.
quote-extract --each quotes --min-confidence 0.9 "$sample" >sure
check '--min-confidence' jq -es 'length > 0 and all(.[]; .confidence >= 0.9)' \
	sure
quote-extract --each quotes --min-confidence 0 "$sample" >any
check '--min-confidence 0 prints more' \
	test "$(wc -l <any)" -ge "$(wc -l <sure)"
quote-extract --each quotes --type direct,mixed "$sample" >direct
check '--type' jq -es 'length > 0 and all(.[]; .type != "indirect")' direct

finish
