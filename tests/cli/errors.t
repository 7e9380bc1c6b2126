#!/bin/sh
# --on-error and --errors: what happens to bad lines, and the exit status.
. "$(dirname "$0")/../lib.sh"

file in '{"id":1}\nno\n\n[]\n{"id":"\377"}\n{"id":2}\n'
good='{"id":1}
{"id":2}'
messages='tokenize: in:2:1: ?*
tokenize: in:4:1: ?*
tokenize: in:5:8: ?*'

run tokenize in
expect 'report is the default' 1 "$good" "$messages"
run tokenize --on-error report in
expect 'report' 1 "$good" "$messages"
run tokenize --on-error=skip in
expect 'skip: silent, status 0' 0 "$good" ''
run tokenize --on-error pass in
check 'pass: as many lines out as in, blank ones too' cmp -s in out
same 'pass: silent' '' "$(cat err)"
same 'pass: status' 0 "$status"
run tokenize --on-error stop in
expect 'stop: what came before is written' 2 '{"id":1}' 'tokenize: in:2:1: ?*'
run tokenize --on-error stop -j3 in in
expect 'stop at -j3' 2 '{"id":1}' 'tokenize: in:2:1: ?*'
{ cat in; yes '{"id":3}' | head -n 100000; } >long
run tokenize --on-error stop -j3 long
expect 'stop far from the end' 2 '{"id":1}' 'tokenize: long:2:1: ?*'
run tokenize --on-error never in
expect 'another word' 2 '' 'tokenize: ?*'
run tokenize --on-error pass missing in
same 'pass does not hide a missing file' 2 "$status"
file blank '{"id":1}\r\n  \n\nno\r\n'
run tokenize --on-error pass blank
same 'pass: so many lines' 4 "$(wc -l <out | tr -d ' ')"
same 'pass: a bad line as it came' "$(printf 'no\r')" "$(tail -n 1 out)"
file cut '{"id":1}\nno'
run tokenize --on-error pass cut
expect 'pass: a last line without newline gets one' 0 '{"id":1}
no' ''
file blank '{"id":1}\n  '
run tokenize --on-error pass blank in
check 'pass: a blank last line without newline gets one' \
	sh -c '{ cat blank; echo; cat in; } | cmp -s - out'
run tokenize --on-error pass in in
check 'pass: two files' sh -c 'cat in in | cmp -s - out'

# --errors keeps every bad line, with its place and reason.
run tokenize --errors lost in
same '--errors: status' 1 "$status"
same '--errors: a line for each bad line' 3 "$(wc -l <lost | tr -d ' ')"
check '--errors: lines are JSON' jq -es 'length == 3' lost
same '--errors: file, line and column' '["in",2,1] ["in",4,1] ["in",5,8]' \
	"$(jq -c '[.file, .line, .column]' lost | tr '\n' ' ' | sed 's/ $//')"
check '--errors: a reason' \
	jq -es 'all(.error | type == "string" and length > 0)' lost
: >none
run tokenize --errors none a-missing-file
check '--errors: made anew' test ! -s none
for action in report skip pass stop; do
	run tokenize --on-error $action --errors lost in
	want=3
	[ $action = stop ] && want=1
	same "--errors with $action" $want "$(wc -l <lost | tr -d ' ')"
done
run tokenize --on-error skip --errors no-such-folder/x in
expect '--errors where there is no folder' 2 '' \
	'tokenize: no-such-folder/x: ?*'

# Opening the file of --errors empties it: nothing else may be lost by that.
cp in kept
run tokenize --errors kept kept
expect '--errors onto an input file' 2 '' 'tokenize: --errors kept: ?*input*'
ln -s kept link
run tokenize --errors link in kept
expect '--errors onto an input file by a link' 2 '' \
	'tokenize: --errors link: ?*input*'
run tokenize --errors kept <kept
expect '--errors onto standard input' 2 '' 'tokenize: --errors kept: ?*input*'
check '--errors: the input is as it was' cmp -s in kept
run tokenize -o both --errors both in
expect '--errors onto the output' 2 '' 'tokenize: --errors both: ?*output*'
run tokenize --errors /dev/stdout in
expect '--errors onto standard output, a file' 2 '' \
	'tokenize: --errors /dev/stdout: ?*output*'
same '--errors to a pipe that is standard output' 5 \
	"$(tokenize --errors /dev/stdout in 2>/dev/null | wc -l | tr -d ' ')"
if [ -c /dev/full ]; then
	run tokenize --errors /dev/full in
	same '--errors to /dev/full: status' 2 "$status"
fi

# Lossless: the bytes of every bad line can be had back.
cat >back.py <<'END'
import base64, json, sys
for line in open(sys.argv[1], "rb"):
    r = json.loads(line)
    if "input_base64" in r:
        bytes_ = base64.b64decode(r["input_base64"], validate=True)
    else:
        bytes_ = r["input"].encode()
    sys.stdout.buffer.write(bytes_ + b"\n")
END
printf '%s\n' 'plain' '{"a":"\ud800"' '{"a":"é"' >bad
printf '{"a":"\377\000\001"}\n\t[1]\n' >>bad
run tokenize --on-error skip --errors lost bad
check '--errors: the bytes of every line' \
	sh -c 'python3 back.py lost | cmp - bad'
python3 -c 'import random, sys
random.seed(5)
for i in range(300):
    n = random.randrange(1, 40)
    sys.stdout.buffer.write(b"x" + bytes(random.choice(
        [c for c in range(256) if c not in (10, 13, 9)])
        for _ in range(n)) + b"\n")' >bad
run tokenize --on-error skip --errors lost bad
check '--errors: the bytes of random lines' \
	sh -c 'python3 back.py lost | cmp - bad'

awk 'BEGIN { printf "{"; for (i = 0; i < 400000; i++) printf "word "
	print "" }' >bad
run tokenize --on-error skip --max-line 10000 --errors lost bad
check '--errors: the bytes of a line over the limit' \
	sh -c 'python3 back.py lost | cmp - bad'

# Order: messages and --errors as the lines came, at any -j.
awk 'BEGIN { for (i = 1; i < 30000; i++)
	if (i % 7) printf "{\"id\":%d}\n", i; else print "no " i }' >mixed
run tokenize -j1 --errors lost1 mixed
mv out out1
mv err err1
run tokenize -j7 --errors lost7 mixed
check 'the same records at -j1 and -j7' cmp -s out out1
check 'the same messages in the same order at -j1 and -j7' cmp -s err err1
check 'the same --errors at -j1 and -j7' cmp -s lost1 lost7
check 'messages are in order of lines' \
	sh -c 'cut -d : -f 3 err | sort -nc'
same 'a message for each' "$(grep -c no mixed)" "$(wc -l <err | tr -d ' ')"

# A file's name may hold anything; the terminal must not obey it.
name=$(printf 'a\033[31m\nb')
cp in "$name"
run tokenize "$name"
same 'control characters of a file name are not printed' 3 \
	"$(grep -c '^tokenize: a?\[31m?b:' err)"

finish
