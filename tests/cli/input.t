#!/bin/sh
# What counts as input: line ends, marks, gzip, several files, standard input.
. "$(dirname "$0")/../lib.sh"

a='{"id":1}'
b='{"id":2}'
both='{"id":1}
{"id":2}'

: >empty
run tokenize empty
expect 'an empty file' 0 '' ''
run tokenize <empty
expect 'empty standard input' 0 '' ''

file in '\357\273\277{"id":1}\n{"id":2}\n'
run tokenize in
expect 'a BOM at the start' 0 "$both" ''
run tokenize in in
expect 'a BOM at the start of each file' 0 "$both
$both" ''

file in '{"id":1}\r\n{"id":2}\r\n'
run tokenize in
expect 'CRLF' 0 "$both" ''
file in '{"id":1}\r\n{"id":2}\r'
run tokenize in
expect 'CR at the end of input' 0 "$both" ''

file in '\036{"id":1}\n\036{"id":2}\n'
run tokenize in
expect 'RS before each record (RFC 7464)' 0 "$both" ''

file in '{"id":1}\t\n{"id":2}\t\r\n'
run tokenize in
expect 'a trailing TAB' 0 "$both" ''

file in '{"id":1}\n{"id":2}'
run tokenize in
expect 'no newline at the end' 0 "$both" ''
run tokenize in in
expect 'no newline at the end of the first file' 0 "$both
$both" ''

file in '\n{"id":1}\n\n  \n\r\n\t\n{"id":2}\n\n'
run tokenize in
expect 'blank lines are dropped' 0 "$both" ''

file in '\n\n'
run tokenize in
expect 'blank lines alone' 0 '' ''

echo "$a" >a
echo "$b" >b
gzip -c a >a.gz
gzip -c b >b.gz
gzip -c empty >empty.gz
run tokenize a.gz
expect 'gzip' 0 "$a" ''
run tokenize <a.gz
expect 'gzip on standard input' 0 "$a" ''
mv a.gz looks-plain
run tokenize looks-plain
expect 'gzip whatever the name' 0 "$a" ''
mv looks-plain a.gz
run tokenize empty.gz
expect 'an empty gzip member' 0 '' ''
cat a.gz empty.gz b.gz >members.gz
run tokenize members.gz
expect 'several gzip members, one of them empty' 0 "$both" ''
printf '%s' '{"id"' | gzip >half.gz
printf '%s\n' ':1}' | gzip >>half.gz
run tokenize half.gz
expect 'a line over two gzip members' 0 "$a" ''
i=0
while [ $i -lt 500 ]; do
	cat a.gz
	i=$((i + 1))
done >many.gz
run tokenize many.gz
same '500 gzip members' 500 "$(grep -c '^{"id":1}$' out)"
gzip -1 -c a >name.gz
run tokenize a.gz b empty name.gz
expect 'gzip and plain files mixed' 0 "$both
$a" ''

run tokenize - <a
expect '- is standard input' 0 "$a" ''
run tokenize b - b <a
expect '- among files' 0 "$b
$a
$b" ''
run tokenize -- b
expect '-- ends the options' 0 "$b" ''
cp a ./-odd
run tokenize -- -odd
expect 'a file whose name begins with -' 0 "$a" ''
mkfifo pipe
cat a >pipe &
run tokenize pipe
expect 'a FIFO' 0 "$a" ''

# Whatever lies on the border of two reads.
for size in 131070 131071 131072 131073 262143 262144; do
	awk -v n="$size" 'BEGIN {
		printf "{\"pad\":\""
		for (i = 0; i < n - 10; i++) printf "x"
		printf "\"}\n{\"id\":1}\n"
	}' >in
	run tokenize in
	check "a line of $size bytes" cmp -s in out
	gzip -c in >in.gz
	run tokenize in.gz
	check "a line of $size bytes, gzip" cmp -s in out
done

file in '\037'
run tokenize in
expect 'one byte that could begin gzip' 1 '' 'tokenize: in:1:1: ?*'

# What is no ndjson gets one line of advice.
printf '\050\265\057\375\000\000\000' >in
run tokenize in
expect 'zstd: advice' 2 '' 'tokenize: in: *zstd*'
printf '\375\067zXZ\000\000\000' >in
run tokenize in
expect 'xz: advice' 2 '' 'tokenize: in: *xz*'
printf 'BZh91AY&SY\000' >in
run tokenize in
expect 'bzip2: advice' 2 '' 'tokenize: in: *bz*'
printf 'PK\003\004\000\000' >in
run tokenize in
expect 'zip: advice' 2 '' 'tokenize: in: *zip*'
printf 'WARC/1.0\r\nWARC-Type: response\r\n' >in
run tokenize in
expect 'WARC: advice' 2 '' 'tokenize: in: *WARC*'
printf '<?xml version="1.0"?>\n<a/>\n' >in
run tokenize in
expect 'XML: advice' 2 '' 'tokenize: in: *XML*'
printf '[\n{"id":1},\n{"id":2}\n]\n' >in
run tokenize in
check 'a JSON array over lines: advice' grep -q 'jq -c' err

finish
