#!/bin/sh
# Quotations into SQLite, found again by full text; a failed filter loads none.
. "$(dirname "$0")/../lib.sh"
engine sqlite sqlite3

load=$root/contrib/sqlite/load.sh
sample=$root/tests/data/sample.ndjson.gz
stand_ins
quote-extract --scrub --each quotes "$sample" >rows

run "$load" quotes.db "$sample"
expect 'sqlite: loads' 0 '' ''
same 'sqlite: every row' "$(wc -l <rows | tr -d ' ')" \
	"$(sqlite3 quotes.db 'select count(*) from quote')"
sqlite3 -ascii quotes.db 'select article || "|" || id || "|" || start || "|" ||
	"end" || "|" || coalesce(name, "") || "|" || text from quote
	order by rowid' | tr '\036' '\n' >got
jq -j '"\(.article)|\(.id)|\(.start)|\(.end)|\(.name // "")|\(.text)\n"' rows \
	>wanted
check 'sqlite: the same values' cmp got wanted
same 'sqlite: full text finds them' \
	"$(jq -s '[.[] | select(.text | test("\\bboats?\\b"; "i"))] | length' rows)" \
	"$(sqlite3 quotes.db "select count(*) from quote_text
		where quote_text match 'text: boat OR text: boats'")"
same 'sqlite: most quoted' \
	"$(jq -sr 'map(select(.name)) | group_by(.name) | map([-length, .[0].name])
		| sort[0] | "\(.[1])|\(-.[0])"' rows)" \
	"$(sqlite3 quotes.db 'select name, count(*) from quote
		where name is not null group by 1 order by 2 desc, 1 limit 1')"
sed -n '/^    sqlite3/,/"$/s/^    //p' "$root/contrib/sqlite/README.md" \
	>commands
run sh -e commands
same "sqlite: README.md's commands: status" '0 ' "$status $(cat err)"
same "sqlite: README.md's commands: each finds something" \
	"$(grep -c sqlite3 commands)" "$(grep -c '^│ *name ' out)"
run "$load" quotes.db "$sample"
same 'sqlite: a second dump is added' "$(($(wc -l <rows) * 2))" \
	"$(sqlite3 quotes.db 'select count(*) from quote_text')"

# failed NAME: status, message and no row
failed() {
	check "sqlite: $1: status" test "$status" -ne 0
	check "sqlite: $1: says so" grep -q '^load.sh: nothing is loaded: ' err
	same "sqlite: $1: nothing is loaded" "$(($(wc -l <rows) * 2))" \
		"$(sqlite3 quotes.db 'select count(*) from quote')"
}
for failing in early 1 2; do
	FILTER="$tmp/broken-$failing quote-extract" run "$load" quotes.db \
		"$sample"
	failed "broken-$failing"
	[ "$failing" = early ] || same "sqlite: broken-$failing: the same status" \
		"$failing" "$status"
done
FILTER=no-such-filter run "$load" quotes.db "$sample"
failed 'no filter'
{ gzip -dc "$sample"; echo bad; } >bad.nd
run "$load" quotes.db bad.nd
failed 'a bad line'
check 'sqlite: a bad line: message' grep -q 'bad.nd:38:1: ' err
FILTER='cat' run "$load" quotes.db bad.nd
failed 'rows that are not JSON'
check 'sqlite: rows that are not JSON: message' grep -qi 'json\|error\|option' err
printf '#!/bin/sh\necho %s\n' "'not json'" >no-json
chmod +x no-json
FILTER=$tmp/no-json run "$load" quotes.db bad.nd
failed 'a line that is not JSON'
check 'sqlite: a line that is not JSON: message' grep -qi 'json' err

finish
