#!/bin/sh
# GNU parallel and xargs over many files, and one stream cut into blocks.
. "$(dirname "$0")/../lib.sh"
engine parallel parallel

recipes=$root/contrib/parallel
stand_ins
mkdir dumps
for i in 1 2 3 4 5; do
	gzip -dc "$root/tests/data/sample.ndjson.gz" |
		sed "s/\"id\": \"/&$i-/" | gzip -c >"dumps/d $i.ndjson.gz"
done
cat dumps/*.gz | gzip -dc >all
quote-extract all >wanted

for how in files xargs; do
	run "$recipes/$how.sh" made 2 dumps/*.gz -- quote-extract
	same "$how: status" 0 "$status"
	same "$how: nothing on standard error" '' "$(cat err)"
	check "$how: the same bytes as one process" \
		sh -c 'cat made/*.gz | gzip -dc | cmp - wanted'
	rm 'made/d 3.ndjson.gz'
	touch -d 2001-01-01 made/*
	run "$recipes/$how.sh" made 2 dumps/*.gz -- quote-extract --only
	same "$how: goes on where it stopped" 1 \
		"$(find made -newermt 2002-01-01 -name 'd*' | wc -l | tr -d ' ')"
	rm -r made

	mkdir -p other
	cp 'dumps/d 1.ndjson.gz' other
	run "$recipes/$how.sh" made 2 dumps/*.gz other/*.gz -- tokenize
	expect "$how: two files of the same name" 2 '' \
		"$how.sh: two files of the same name: d 1.ndjson.gz"
	for failing in early 1 2; do
		run "$recipes/$how.sh" made 2 dumps/*.gz -- \
			"$tmp/broken-$failing" tokenize
		check "$how: broken-$failing: status" test "$status" -ne 0
		same "$how: broken-$failing: no output under its name" '' \
			"$(find made -name '*.gz')"
		rm -rf made
	done
	head -c 3000 'dumps/d 4.ndjson.gz' >cut.gz
	cp dumps/*.gz .
	cp cut.gz 'd 4.ndjson.gz'
	run "$recipes/$how.sh" made 1 d*.gz -- tokenize
	check "$how: a cut file: status" test "$status" -ne 0
	check "$how: a cut file: message" grep -q 'd 4.*truncated' err
	check "$how: a cut file: no output under its name" \
		test ! -e 'made/d 4.ndjson.gz'
	check "$how: a cut file: what was complete is there" \
		test -s 'made/d 3.ndjson.gz'
	{ gzip -dc 'dumps/d 4.ndjson.gz'; echo bad; } | gzip >'d 4.ndjson.gz'
	rm -r made
	run "$recipes/$how.sh" made 1 d*.gz -- tokenize
	check "$how: a bad line: status" test "$status" -ne 0
	check "$how: a bad line: message" grep -q 'd 4.ndjson.gz:38:1: ' err
	check "$how: a bad line: no output under its name" \
		test ! -e 'made/d 4.ndjson.gz'
	same "$how: a bad line: kept" 38 \
		"$(jq .line 'made/d 4.ndjson.gz.bad')"
	run "$recipes/$how.sh" made 2 d*.gz -- tokenize
	check "$how: a bad line: again" test "$status" -ne 0
	run "$recipes/$how.sh" made 2 d*.gz -- tokenize --on-error=skip
	expect "$how: a bad line: skipped" 0 '' ''
	same "$how: a bad line: skipped and kept" 6 \
		"$(find made -type f -size +0 | wc -l | tr -d ' ')"
	rm -r made
done

run "$recipes/pipe.sh" 2 quote-extract <all
check 'pipe: the same bytes in the same order' cmp out wanted
same 'pipe: status' 0 "$status"
for failing in early 1 2; do
	run "$recipes/pipe.sh" 2 "$tmp/broken-$failing" tokenize <all
	check "pipe: broken-$failing: status" test "$status" -ne 0
done
{ cat all; echo bad; } >bad
run "$recipes/pipe.sh" 2 tokenize <bad
same 'pipe: a bad line: status' 1 "$status"
check 'pipe: a bad line: message' grep -q 'tokenize: -:' err
awk 'BEGIN { for (i = 0; i < 1500000; i++) printf "x" > "long"
	printf "{\"id\":1,\"x\":\"" ; while ((getline line < "long") > 0)
	printf "%s", line; print "\"}" }' </dev/null >long.nd
cat all long.nd all >in
run "$recipes/pipe.sh" 2 tokenize <in
tokenize in >wanted
check 'pipe: a line longer than a block' cmp out wanted

finish
