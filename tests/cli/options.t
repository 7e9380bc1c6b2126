#!/bin/sh
# The options that all programs share, and what they say about themselves.
. "$(dirname "$0")/../lib.sh"

programs='tokenize tag quote-extract summarize'
cat >in <<'END'
{"id":"a","text":"It rained. We stayed."}
{"id":"b"}
{"_id":7,"body":"It rained."}
END

for program in $programs; do
	run $program --version
	same "$program --version: status" 0 "$status"
	check "$program --version names itself" \
		grep -q "^$program .*[0-9]\.[0-9]" out
	run $program --help
	same "$program --help: status" 0 "$status"
	check "$program --help begins with the usage" \
		sh -c "head -n 1 out | grep -q '^usage: $program \['"
	check "$program --help: lines under 80 columns, but for the usage" \
		sh -c "sed 1d out | awk 'length > 79 { exit 1 }'"
	same "$program --help: nothing on standard error" '' "$(cat err)"
	run $program --no-such-option
	expect "$program --no-such-option" 2 '' "$program: ?*"
	run $program -j
	expect "$program -j without a number" 2 '' "$program: ?*"
	run $program -j x in
	expect "$program -j x" 2 '' "$program: ?*"
	run $program -j-1 in
	expect "$program -j-1" 2 '' "$program: ?*"
	run $program --only in
	same "$program --only: a line a record" 3 "$(wc -l <out | tr -d ' ')"
	same "$program --only: the ids" '["a","b",7]' \
		"$(jq -c .id out | jq -cs .)"
	same "$program --only: a record without text keeps its row" \
		'{"id":"b"}' "$(sed -n 2p out)"
	same "$program --only: not the text" '' "$(jq -r 'keys_unsorted[]' out | grep -x 'text\|body')"
	run $program -u in
	same "$program -u" 3 "$(wc -l <out | tr -d ' ')"
	run $program --stats in
	same "$program --stats: one JSON object" 1 "$(jq -cs length err)"
	same "$program --stats: records" 3 "$(jq .records err)"
	check "$program --stats names the version" \
		jq -e '.version | test("^[0-9]+\\.")' err
	check "$program --stats does not change the output" \
		sh -c "$program in | cmp -s - out"
	run $program --prefix cd_ in
	same "$program --prefix: all names of ours" '' \
		"$(jq -r 'keys_unsorted[]' out | grep -v '^cd_' |
			grep -vx 'id\|_id\|text\|body')"
	$program in >once
	run $program once
	check "$program twice gives the same bytes" cmp -s once out
	$program --prefix cd_ in >once
	run $program --prefix cd_ once
	check "$program twice with --prefix gives the same bytes" \
		cmp -s once out
done

for program in tag quote-extract; do
	$program --version >versions
	$program --stats in 2>err >out
	check "$program --stats: the models' checksums" \
		jq -e '.models | length > 0' err
	check "$program --version: the models' checksums" \
		sh -c 'jq -r ".models[]" err | while read -r sum; do
			grep -q "$sum" versions || exit 1; done'
done

# --each
run tokenize --each sents in
expect '--each: a line an element' 0 '{"article":"a","start":0,"end":10}
{"article":"a","start":11,"end":21}
{"article":7,"start":0,"end":10}' ''
run tokenize --each nothing in
expect '--each of what is not made' 2 '' \
	'tokenize: --each nothing: ?*blocks, sents, tokens'
run tag --each ents in
same '--each of nothing: status' 0 "$status"
run tag --each quotes in
expect '--each of what another program makes' 2 '' 'tag: ?*'

# --id
file ids '{"id":1,"uuid":"u","guid":"g","url":"l","_id":2,"k":[3]}\n'
run tokenize --only ids
same '--only takes id first' '{"id":1}' "$(cat out)"
run tokenize --only --id k ids
same '--id names another' '{"id":[3]}' "$(cat out)"
file ids '{"url":"l","guid":"g","uuid":"u","_id":2.50}\n{"url":"l","guid":"g"}\n{"url":"\\u006c"}\n{}\n'
run tokenize --only ids
same '--only: _id, uuid, guid, url; bytes kept' \
	'{"id":2.50} {"id":"g"} {"id":"\u006c"} {} ' "$(tr '\n' ' ' <out)"

# --skip
run tokenize -j 0 in
check '-j 0: the same bytes' sh -c 'tokenize in | cmp -s - out'
file five '{"id":1}\n\n{"id":2}\n{"id":3}\n{"id":4}\n{"id":5}\n'
run tokenize --skip 3 five
expect '--skip' 0 '{"id":4}
{"id":5}' ''
run tokenize --skip 7 five five
expect '--skip goes on in the next file' 0 '{"id":3}
{"id":4}
{"id":5}' ''
run tokenize --skip 99 five
expect '--skip more than there is' 0 '' ''
run tokenize --skip 0 five
same '--skip 0' 5 "$(wc -l <out | tr -d ' ')"
run tokenize -j3 --skip 4 five
expect '--skip at -j3' 0 '{"id":5}' ''
file later '{"id":1}\nno\n{"id":3}\n'
run tokenize --skip 1 later
expect '--skip: lines keep their numbers' 1 '{"id":3}' 'tokenize: later:2:1: ?*'
printf '{"id":1}\n{"id":"%0200d"}\n{"id":3}\n' 2 >long
for action in report pass stop; do
	run tokenize --skip 2 --max-line 100 --errors lost \
		--on-error $action long
	expect "--skip: a line over the limit, $action" 0 '{"id":3}' ''
	check "--skip: it is no bad line, $action" test ! -s lost
done
run tokenize --skip 1 --max-line 100 long
expect '--skip: the line over the limit comes next' 1 '{"id":3}' \
	'tokenize: long:2:101: ?*'
file one.txt '\357\273\277It rained.\n'
run tokenize --raw one.txt
same '--raw: a byte order mark is no text' '"It rained.\n"' \
	"$(jq -c .text out)"
file one.txt 'It rained.\n'
file two.txt 'We stayed.\n'
run tokenize --raw --skip 1 one.txt two.txt
same '--skip with --raw: a file is a record' '["two.txt","We stayed.\n"]' \
	"$(jq -c '[.id, .text]' out)"

# What a program would write over, or cannot mean.
for name in text_field sents /a/tokens /blocks; do
	run tokenize -f $name in
	expect "-f $name: ours to write" 2 '' "tokenize: -f $name: ?*"
done
run tokenize --prefix cd_ -f sents in
same '-f sents with --prefix' 0 "$status"
run quote-extract -f /a/b~1quotes in
same '-f: a name that only ends like ours' 0 "$status"
run tokenize --at doc in
expect '--at: no pointer' 2 '' "tokenize: --at doc: ?*'/'*usage: tokenize *"
run tokenize --at '' in
same '--at: the empty pointer is the record' 0 "$status"
run summarize -r 0 in
expect '-r 0 is no share' 2 '' "summarize: --ratio: '0' *from 0.01 to 1?*"
run tokenize --max-line 0 in
expect 'a number that is too small' 2 '' \
	"tokenize: --max-line: '0' *from 1 on?*"
run tokenize --skip 3x in
expect 'a number with something behind it' 2 '' "tokenize: --skip: '3x' ?*"
run quote-extract --min-confidence 1.5 in
expect 'a share above 1' 2 '' \
	"quote-extract: --min-confidence: '1.5' *from 0 to 1?*"
run quote-extract --type direct, in
expect 'a type that is none' 2 '' \
	"quote-extract: --type: 'direct,' *indirect*usage: ?*"
run tokenize --on-error none in
expect 'an action that is none' 2 '' \
	"tokenize: --on-error: 'none' *report*usage: ?*"

# --scrub
printf '{"a":\t"x\\u0000y\\ud800z\\ud83d\\ude00\\\\u0000",\t"b\\u0000":1}\n' >in
run tokenize --scrub in
expect '--scrub' 0 \
	'{"a": "x\ufffdy\ufffdz\ud83d\ude00\\u0000", "b\ufffd":1}' ''
run tokenize in
check 'without --scrub all stays' cmp -s in out
printf '{"id":1,"text":"One\\u0000two \\udc00."}\n' >in
run tag --scrub in
check '--scrub with text' sh -c '! grep -q "u0000\|udc00" out'
check '--scrub with text: no control byte' \
	sh -c 'test "$(tr -d "\n" <out | tr -dc "\000-\037" | wc -c)" -eq 0'

# --raw
printf 'It rained.\n\nA "mark" and \\ \303\251.\n' >story
run tokenize --raw story
same '--raw: id and text' '["story","It rained.\n\nA \"mark\" and \\ é.\n"]' \
	"$(jq -c '[.id, .text]' out)"
run tokenize --raw <story
same '--raw: - is the id of standard input' '"-"' "$(jq -c .id out)"
gzip -c story >story.gz
run tokenize --raw story story.gz
same '--raw: one article a file, gzip too' '["story","story.gz"]' \
	"$(jq -c .id out | jq -cs .)"
same '--raw: the same text' 1 "$(jq -c .text out | sort -u | wc -l | tr -d ' ')"
printf 'caf\351\n' >latin
run tokenize --raw latin story
same '--raw: not UTF-8: status' 1 "$status"
check '--raw: not UTF-8: place' grep -q '^tokenize: latin:1:4: ' err
same '--raw: not UTF-8: on with the next' '"story"' "$(jq -c .id out)"
: >nothing
run tokenize --raw nothing
same '--raw: an empty file' '{"id":"nothing","text":""}' \
	"$(jq -c '{id, text}' out)"
printf '{"id":1}\n\000' >story
run tokenize --raw story
same '--raw: bytes kept, NUL too' '"{\"id\":1}\n\u0000"' "$(jq -c .text out)"

# --progress, --stats
awk 'BEGIN { for (i = 0; i < 1000; i++) print "{\"id\":" i "}" }' >many
run tokenize --progress many
same '--progress: status' 0 "$status"
check '--progress does not change the output' cmp -s many out
run tokenize many
same 'no progress where there is no terminal' '' "$(cat err)"
printf 'no\n' >>many
run tokenize --stats --on-error skip many
same '--stats counts bad records' 1 "$(jq .bad err)"
run tokenize --stats --on-error skip missing many
check '--stats after a missing file' sh -c 'tail -n 1 err | jq -e .records'

# Language.
text='Le gouvernement a annoncé mardi que les travaux du nouveau pont sur la
rivière seraient terminés avant la fin de l’année, mais les habitants de la
ville ne sont pas convaincus et demandent que le maire leur explique pourquoi
les retards se sont accumulés depuis le début du chantier, il y a trois ans,
alors que les entreprises avaient promis une livraison rapide.'
jq -cn --arg t "$text" '{id: 1, text: $t}' >french
for program in $programs; do
	run $program french
	check "$program: a long text that is not English passes unchanged" \
		cmp -s french out
	run $program --any-language french
	check "$program --any-language" sh -c '! cmp -s french out'
done
run tokenize --stats french
same '--stats counts it' 1 "$(jq '.not_english' err)"
for count in 49 50; do
	words=$(printf '%s' "$text" | tr '\n' ' ' | sed 's/l’année/mars/' |
		cut -d ' ' -f 1-$count)
	jq -cn --arg t "$words" '{text: $t}' >french
	run tokenize --stats french
	same "a text of $count words" $((count - 49)) "$(jq .not_english err)"
done
jq -cn '{text: "Bonjour tout le monde."}' >french
run tokenize french
check 'a short text is analysed in any language' sh -c '! cmp -s french out'

sample=$root/tests/data/sample.ndjson.gz
run tag --no-entities "$sample"
tag "$sample" | jq -c 'del(.ents, .entities)' >want
check 'tag --no-entities: all but ents and entities' \
	sh -c 'jq -c . out | cmp -s - want'
tag "$sample" >once
run tag --no-entities once
check 'tag --no-entities leaves those that are there' cmp -s once out
run summarize --no-entities "$sample"
expect 'summarize --no-entities' 2 '' 'summarize: ?*'

finish
