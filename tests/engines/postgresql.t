#!/bin/sh
# PostgreSQL reads the filter by itself: COPY FROM PROGRAM into jsonb, an
# index, a query; a failed filter rolls back. The server is one of our own, on
# a socket in a folder; as root it runs as the user postgres.
. "$(dirname "$0")/../lib.sh"

for bin in /usr/lib/postgresql/*/bin; do
	[ -x "$bin/postgres" ] && PATH=$bin:$PATH
done
engine postgresql postgres

as=
if [ "$(id -u)" = 0 ]; then
	as='setpriv --reuid=postgres --regid=postgres --clear-groups'
fi
recipes=$root/contrib/postgresql
stand_ins
mkdir bin data socket
cp "$B/quote-extract" "$B/tokenize" bin
cp "$root/tests/data/sample.ndjson.gz" "$recipes"/*.sql .
chmod 755 "$tmp" bin bin/*
[ -z "$as" ] || chown postgres data socket
PGHOST=$tmp/socket PGDATABASE=postgres
export PGHOST PGDATABASE
if [ -n "$as" ]; then PGUSER=postgres; export PGUSER; fi

check 'postgresql: a server' $as initdb -D data -A trust --no-sync \
	--locale=C -E UTF8
$as postgres -D data -c listen_addresses= -c "unix_socket_directories=$PGHOST" \
	-c fsync=off >server.log 2>&1 &
server=$!
trap 'kill -INT $server; wait $server; rm -rf "$tmp"' EXIT
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	pg_isready -q && break
	sleep 0.5
done

# sql QUERY: its result, unaligned
sql() {
	psql -XAtqc "$1" 2>&1
}

# load FILE FILTER
load() {
	run psql -Xq -v filter="$2" -f "$1.sql"
}

quotes="$tmp/bin/quote-extract --scrub --each quotes"
quote-extract --scrub --each quotes sample.ndjson.gz >rows
many=$(wc -l <rows | tr -d ' ')
load quotes "$quotes $tmp/sample.ndjson.gz"
same 'postgresql: status' "0 $(grep -v NOTICE err)" "$status "
same 'postgresql: every row' "$many" "$(sql 'select count(*) from quote')"
sql 'select article, id, "start", "end", coalesce(name, $$$$), text,
	rest#>>$${cue,lemma}$$ from quote' | sort >got
jq -r '[.article, .id, .start, .end, .name // "", .text, .cue.lemma]
	| join("|")' rows | sort >wanted
check 'postgresql: the same values' cmp got wanted
same 'postgresql: offsets into the text' "$many" "$(sql "
	create temporary table r (r jsonb);
	copy r from program '$tmp/bin/tokenize --scrub $tmp/sample.ndjson.gz'
		(format csv, quote e'\\x01', delimiter e'\\x02');
	select count(*) from quote q join r on r->>'id' = q.article
	where substr(r->>coalesce(r->>'text_field', 'text'), q.start + 1, q.\"end\" - q.start) = q.text")"
same 'postgresql: words found by the index' \
	"$(jq -s '[.[] | select(.text | test("\\bboats?\\b"; "i"))] | length' rows)" \
	"$(sql "select count(*) from quote where
		to_tsvector('english', text) @@ to_tsquery('english', 'boat')")"

load records "$tmp/bin/quote-extract --scrub $tmp/sample.ndjson.gz"
same 'postgresql: records: status' "0 $(grep -v NOTICE err)" "$status "
same 'postgresql: records: a row each' \
	"$(quote-extract sample.ndjson.gz | wc -l | tr -d ' ')" \
	"$(sql 'select count(*) from record')"
same 'postgresql: records: by what is inside' \
	"$(jq -s 'map(select(.name == "Laura Finch").article) | unique | length' \
		rows)" \
	"$(sql "select count(*) from record
		where record @> '{\"quotes\": [{\"name\": \"Laura Finch\"}]}'")"

awk '/^    select/ { on = 1 } on; /;$/ { on = 0 }' \
	"$root/contrib/postgresql/README.md" >queries.sql
run psql -XAq -v ON_ERROR_STOP=1 -f queries.sql
same "postgresql: README.md's queries: status" '0 ' "$status $(cat err)"
same "postgresql: README.md's queries: each finds something" 3 \
	"$(grep -c '^([1-9][0-9]* row' out)"

# failed NAME: psql's status, and that nothing was added
failed() {
	same "postgresql: $1: status" 3 "$status"
	same "postgresql: $1: nothing is loaded" "$many" \
		"$(sql 'select count(*) from quote')"
}
load quotes "$tmp/broken-early $quotes $tmp/sample.ndjson.gz"
failed broken-early
check 'postgresql: broken-early: message' grep -q 'terminated by signal 9\|exit code 137' err
for failing in 1 2; do
	load quotes "$tmp/broken-$failing $quotes $tmp/sample.ndjson.gz"
	failed "broken-$failing"
	check "postgresql: broken-$failing: message" \
		grep -q "exited with exit code $failing" err
done
{ gzip -dc sample.ndjson.gz; echo bad; } >bad.nd
chmod 644 bad.nd
load quotes "$quotes $tmp/bad.nd"
failed 'a bad line'
check 'postgresql: a bad line: in the log of the server' \
	grep -q 'bad.nd:38:1: ' server.log
load quotes "$quotes --on-error=pass $tmp/bad.nd"
same 'postgresql: a bad line, passed: status' 3 "$status"
check 'postgresql: a bad line, passed: message' grep -q 'invalid input' err
load quotes "$tmp/bin/no-such-filter"
failed 'no filter'
{ echo '\.'; gzip -dc sample.ndjson.gz; } >dot.nd # the end, to a COPY
chmod 644 dot.nd
load quotes "$quotes $tmp/dot.nd"
failed 'a line of backslash and dot'

finish
