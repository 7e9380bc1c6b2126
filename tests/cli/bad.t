#!/bin/sh
# Bad lines: each is named with file, line and column (bytes from 1), is not
# written, and the rest goes on; status 1.
. "$(dirname "$0")/../lib.sh"

good='{"id":1}
{"id":2}'

# bad NAME COLUMN LINE: as the second of three lines
bad() {
	file in '{"id":1}\n'
	# shellcheck disable=SC2059
	printf "$3" >>in
	printf '\n{"id":2}\n' >>in
	run tokenize in
	expect "$1" 1 "$good" "tokenize: in:2:$2: ?*"
	# shellcheck disable=SC2059
	printf "$3" >in
	run tokenize in
	expect "$1, at the end of input" 1 '' "tokenize: in:1:$2: ?*"
}

bad 'not JSON' 1 'hello'
bad 'a trailing comma' 8 '{"a":1,}'
bad 'an array' 1 '[{"a":1}]'
bad 'a string' 1 '"text"'
bad 'a number' 1 '17'
bad 'null' 1 'null'
bad 'two objects' 9 '{"a":1} {"b":2}'
bad 'two objects without a blank' 8 '{"a":1}{"b":2}'
bad 'a comma behind' 8 '{"a":1},'
bad 'an object cut in a key' 4 '{"a'
bad 'an object cut behind a key' 5 '{"a"'
bad 'an object cut before a value' 6 '{"a":'
bad 'an object cut in a string' 8 '{"a":"x'
bad 'an object cut behind a value' 7 '{"a":1'
bad 'a bare key' 2 '{a:1}'
bad 'single quotation marks' 2 "{'a':1}"
bad 'a leading zero' 7 '{"a":01}'
bad 'a plus sign' 6 '{"a":+1}'
bad 'NaN' 6 '{"a":NaN}'
bad 'a number that ends in a point' 8 '{"a":1.}'
bad 'a word that is not true' 9 '{"a":trux}'
bad 'a comment' 2 '{/**/"a":1}'
bad 'a raw control byte in a string' 8 '{"a":"b\001"}'
bad 'an escape that is none' 8 '{"a":"\\x"}'
bad 'half an escape' 11 '{"a":"\\u12"}'
bad 'NUL between tokens' 2 '{\000"a":1}'
bad 'NUL in a string' 7 '{"a":"\000"}'
bad 'not UTF-8: Latin-1' 9 '{"a":"ca\351"}'
bad 'not UTF-8: a lone continuation byte' 7 '{"a":"\200"}'
bad 'not UTF-8: cut off' 7 '{"a":"\342\200"}'
bad 'not UTF-8: in a key' 3 '{"\377":1}'
bad 'overlong UTF-8, two bytes' 7 '{"a":"\300\257"}'
bad 'overlong UTF-8, three bytes' 7 '{"a":"\340\200\257"}'
bad 'overlong UTF-8, four bytes' 7 '{"a":"\360\200\200\257"}'
bad 'a surrogate as UTF-8' 7 '{"a":"\355\240\200"}'
bad 'above U+10FFFF' 7 '{"a":"\364\220\200\200"}'
file in '{"id":1}\n\357\273\277{"a":1}\n{"id":2}\n'
run tokenize in
expect 'a BOM on a later line' 1 "$good" 'tokenize: in:2:1: ?*'

# The column counts the bytes of the line as it came.
file in '  {"a":1,}\r\n'
run tokenize in
expect 'blanks in front count for the column' 1 '' 'tokenize: in:1:10: ?*'
file in '{"\303\251\303\251":1,}\n'
run tokenize in
expect 'the column counts bytes, not characters' 1 '' 'tokenize: in:1:11: ?*'
file in '\357\273\277{"a":1,}\n'
run tokenize in
expect 'a bad line behind a BOM' 1 '' 'tokenize: in:1:*: ?*'
file in '\n\n{"a":1}\n\n[]\n'
run tokenize in
expect 'blank lines count as lines' 1 '{"a":1}' 'tokenize: in:5:1: ?*'
gzip -c in >in.gz
run tokenize in.gz
expect 'lines are counted in gzip' 1 '{"a":1}' 'tokenize: in.gz:5:1: ?*'
run tokenize <in
expect 'standard input is -' 1 '{"a":1}' 'tokenize: -:5:1: ?*'
run tokenize in in.gz
expect 'lines are counted anew for each file' 1 '{"a":1}
{"a":1}' 'tokenize: in:5:1: *
tokenize: in.gz:5:1: *'

# nested N: an object with N containers inside one another, itself included
nested() {
	awk -v n="$1" 'BEGIN {
		printf "{\"a\":"
		for (i = 1; i < n; i++) printf "["
		for (i = 1; i < n; i++) printf "]"
		printf "}\n"
	}'
}
nested 10000 >in
run tokenize in
expect 'nesting of 10,000' 0 "$(cat in)" ''
nested 10001 >in
echo '{"id":2}' >>in
run tokenize in
expect 'nesting of 10,001' 1 '{"id":2}' 'tokenize: in:1:10005: ?*'
nested 1000000 >in
run tokenize in
expect 'nesting of a million' 1 '' 'tokenize: in:1:10005: ?*'
awk 'BEGIN { for (i = 0; i < 3000000; i++) printf "{\"a\":"; print "" }' >in
run tokenize in
expect 'three million open objects' 1 '' 'tokenize: in:1:50001: ?*'

# A line over the limit.
awk 'BEGIN { printf "{\"a\":\""; for (i = 0; i < 992; i++) printf "x"
	print "\"}" }' >thousand
run tokenize --max-line 1000 thousand
expect 'a line at the limit' 0 "$(cat thousand)" ''
run tokenize --max-line 999 thousand
expect 'a line over the limit' 1 '' 'tokenize: thousand:1:1000: ?*'
{ echo '{"id":1}'; cat thousand; echo '{"id":2}'; } >in
run tokenize --max-line 999 in
expect 'a line over the limit among others' 1 "$good" \
	'tokenize: in:2:1000: ?*'
gzip -c in >in.gz
run tokenize --max-line 999 in.gz
expect 'a line over the limit in gzip' 1 "$good" 'tokenize: in.gz:2:1000: ?*'
run tokenize --max-line 999 --on-error pass in
expect 'pass lets it through' 0 "$(cat in)" ''
awk 'BEGIN { printf "{\"a\":\""; for (i = 0; i < 300000; i++)
	printf "0123456789abcdef"; print "\"}" }' >long
{ echo '{"id":1}'; cat long; echo '{"id":2}'; } >in
run tokenize --max-line 100000 in
expect 'a line far over the limit' 1 "$good" 'tokenize: in:2:100001: ?*'
run tokenize --max-line 100000 --on-error pass -j2 in
check 'pass lets a line of 5 MB through' cmp -s in out
tr -d '\n' <long >in
run tokenize --max-line 100000 --on-error pass in
same 'pass: and one without a newline' "$(cat in | cksum)" \
	"$(tr -d '\n' <out | cksum)"

finish
