#!/bin/sh
# -o: a file that appears whole or not at all; -z; what is written where.
. "$(dirname "$0")/../lib.sh"

a='{"id":1}'
echo "$a" >a
echo 'no' >bad

run tokenize -o x a
expect '-o writes nothing to standard output' 0 '' ''
same '-o' "$a" "$(cat x)"
run tokenize a -ox2
same '-oFILE' "$a" "$(cat x2)"
run tokenize --output=x3 a
same '--output=FILE' "$a" "$(cat x3)"
run tokenize -o - a
expect '-o - is standard output' 0 "$a" ''

echo old >x
run tokenize -o x a bad
expect '-o with a bad line' 1 '' 'tokenize: bad:1:1: ?*'
same '-o keeps its file on status 1' "$a" "$(cat x)"
echo old >x
run tokenize -o x a missing
same '-o: status 2' 2 "$status"
same '-o leaves the old file on status 2' old "$(cat x)"
echo old >x
run tokenize -o x --on-error stop a bad
same '-o leaves the old file on stop' old "$(cat x)"
run tokenize -o new a missing
check '-o makes no new file on status 2' test ! -e new
same 'no temporary file is left' 'a bad err expected out said x x2 x3' \
	"$(ls -A | tr '\n' ' ' | sed 's/ $//')"
run tokenize -o x a
check '-o: the mode is that of a new file' \
	test "$(ls -l x | cut -c 1-10)" = "$(touch y; ls -l y | cut -c 1-10)"
chmod 600 x
run tokenize -o x a
same '-o keeps the mode of an old file' '-rw-------' "$(ls -l x | cut -c 1-10)"

mkdir folder
run tokenize -o no-such-folder/x a
expect '-o where there is no folder' 2 '' 'tokenize: no-such-folder/x: ?*'
run tokenize -o folder a
expect '-o onto a folder' 2 '' 'tokenize: folder: ?*'

# What is no regular file is written to, not replaced.
echo old >target
ln -s target link
run tokenize -o link a
check '-o through a link: still a link' test -h link
same '-o through a link: its target' "$a" "$(cat target)"
ln -s folder/far away
run tokenize -o away a
check '-o through a link to a new file: still a link' test -h away
same '-o through a link to a new file' "$a" "$(cat folder/far)"
mkfifo pipe
cat pipe >got &
run tokenize -o pipe a
wait
check '-o to a FIFO: still a FIFO' test -p pipe
same '-o to a FIFO' "$a" "$(cat got)"
run tokenize -o /dev/null a
check '-o /dev/null: still a device' test -c /dev/null
run tokenize -o /dev/stdout a
same '-o /dev/stdout' "$a" "$(cat out)"

# The input may be the output: it is read before it is replaced.
cp a same
run tokenize -o same same
same '-o onto the input' "$a" "$(cat same)"

# As a standard output it may not.
awk 'BEGIN { for (i = 0; i < 9999; i++)
	print "{\"id\":" i "}" }' >in.nd
cp in.nd kept.nd
tokenize in.nd >>in.nd 2>err
same 'the input is standard output: status' 2 $?
check 'the input is standard output: message' \
	grep -q '^tokenize: in.nd: .*output' err
tokenize <in.nd >>in.nd 2>err
same 'standard input is standard output' 2 $?
tokenize a - <a >>in.nd 2>err
same 'another file is' 0 $?
head -n 9999 in.nd | cmp -s - kept.nd
same 'the input is as it was' 0 $?
rm in.nd kept.nd

# Killed half-way: the old file stands, no other is left.
echo old >x
mkfifo slow
tokenize -o x slow &
process=$!
exec 3>slow
echo "$a" >&3
sleep 0.3
kill -TERM $process
wait $process
same 'killed: dies by the signal' 143 $?
exec 3>&-
same 'killed: the old file stands' old "$(cat x)"
same 'killed: no temporary file is left' '' "$(ls -A | grep '^\.\|x\.' || :)"
for signal in HUP PIPE XCPU XFSZ; do
	if [ "$(sh -c "kill -$signal \$\$; echo ignored" 2>/dev/null)" ]; then
		skip "SIG$signal" 'ignored, as under nohup'
		continue
	fi
	tokenize -o x slow &
	process=$!
	exec 3>slow
	echo "$a" >&3
	sleep 0.2
	kill -$signal $process
	wait $process 2>/dev/null
	check "SIG$signal: dies by it" test $? -gt 128
	exec 3>&-
	same "SIG$signal: no temporary file is left" '' \
		"$(ls -A | grep '^\.' || :)"
done
(trap '' HUP; exec tokenize -o x slow) &
process=$!
exec 3>slow
echo "$a" >&3
sleep 0.2
kill -HUP $process
echo "$a" >&3
exec 3>&-
wait $process
same 'an ignored SIGHUP stays ignored, as under nohup' 0 $?
same 'an ignored SIGHUP: all is written' "$a
$a" "$(cat x)"
awk 'BEGIN { for (i = 0; i < 99999; i++) print "{\"id\":" i "}" }' >large
echo old >x
(ulimit -f 10; tokenize -o x large 2>/dev/null)
check 'a file that may not grow: dies' test $? -gt 1
same 'a file that may not grow: the old file stands' old "$(cat x)"
same 'a file that may not grow: no other is left' '' \
	"$(ls -A | grep '^\.' || :)"

# -z
run tokenize -z a
same '-z' "$a" "$(gzip -dc <out)"
run tokenize -z a a
same '-z, two files' "$a
$a" "$(gzip -dc <out)"
: >empty
run tokenize -z empty
check '-z of nothing is gzip of nothing' sh -c 'gzip -dc <out | cmp -s - empty'
check '-z of nothing is not empty' test -s out
run tokenize -zo x.gz a
same '-z -o' "$a" "$(gzip -dc x.gz)"
run tokenize -z a
cp out first
sleep 1
run tokenize -z a
check '-z holds no time: the same bytes' cmp -s first out
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "{\"id\":%d}\n", i }' >many
run tokenize -z many
check '-z of many' sh -c 'gzip -dc <out | cmp -s - many'
run tokenize -z -j3 many
check '-z of many at -j3' sh -c 'gzip -dc <out | cmp -s - many'
run tokenize -z -u a a a
same '-z -u' 3 "$(gzip -dc <out | grep -c id)"

finish
