#!/bin/sh
# Files that cannot be read to their end, and output that cannot be written:
# a message, status 2, and what came before is kept.
. "$(dirname "$0")/../lib.sh"

awk 'BEGIN { for (i = 0; i < 20000; i++) printf "{\"id\":%d,\"x\":\"%d\"}\n",
	i, (i * 7919) % 100003 }' >many
gzip -c many >many.gz
size=$(wc -c <many.gz)

# whole_lines NAME: the output is so many first lines of many, at least one
whole_lines() {
	n=$(wc -l <out)
	head -n "$n" many | cmp -s - out
	if [ $? = 0 ] && [ "$n" -gt 0 ]; then
		pass "$1"
	else
		fail "$1" "$n lines"
	fi
}

dd if=many.gz of=cut.gz bs=1 count=$((size / 2)) 2>/dev/null
run tokenize cut.gz
same 'truncated gzip: status' 2 "$status"
whole_lines 'truncated gzip: what came before is kept'
check 'truncated gzip: message' grep -q '^tokenize: cut.gz: .*truncated' err
for cut in 1 4 8 9; do
	dd if=many.gz of=cut.gz bs=1 count=$((size - cut)) 2>/dev/null
	run tokenize cut.gz
	same "gzip without its last $cut bytes: status" 2 "$status"
	check "gzip without its last $cut bytes: message" \
		grep -q '^tokenize: cut.gz: ' err
	whole_lines "gzip without its last $cut bytes: what came before"
done
for count in 3 9 12; do
	dd if=many.gz of=cut.gz bs=1 count=$count 2>/dev/null
	run tokenize cut.gz
	expect "the first $count bytes of gzip" 2 '' 'tokenize: cut.gz: ?*'
done
dd if=many.gz of=cut.gz bs=1 count=$((size / 2)) 2>/dev/null
echo '{"id":1}' >one
run tokenize cut.gz one
same 'a file behind a truncated one: status' 2 "$status"
same 'a file behind a truncated one is read' '{"id":1}' "$(tail -n 1 out)"
run tokenize -j3 cut.gz one
same 'the same at -j3' '{"id":1}' "$(tail -n 1 out)"

gzip -c one >one.gz
{ cat one.gz; echo junk; } >junk.gz
run tokenize junk.gz
expect 'junk behind a gzip member' 2 '{"id":1}' 'tokenize: junk.gz: ?*'
{ cat one.gz; head -c 512 /dev/zero; } >junk.gz
run tokenize junk.gz
same 'zeros behind a gzip member: what came before' '{"id":1}' "$(cat out)"
python3 -c 'import sys; d = bytearray(open("many.gz", "rb").read())
d[len(d) // 2] ^= 0xff; open("flip.gz", "wb").write(d)'
run tokenize flip.gz
same 'a flipped byte: status' 2 "$status"
check 'a flipped byte: message' grep -q '^tokenize: flip.gz: ' err
python3 -c 'd = bytearray(open("one.gz", "rb").read())
d[-8] ^= 1; open("crc.gz", "wb").write(d)'
run tokenize crc.gz
expect 'a wrong checksum' 2 '{"id":1}' 'tokenize: crc.gz: ?*'

run tokenize missing
expect 'a missing file' 2 '' 'tokenize: missing: ?*No such file*'
run tokenize missing one
expect 'a missing file: on with the next' 2 '{"id":1}' \
	'tokenize: missing: ?*No such file*'
run tokenize one missing one
expect 'a missing file among others' 2 '{"id":1}
{"id":1}' 'tokenize: missing: ?*No such file*'
mkdir folder
run tokenize folder one
expect 'a directory' 2 '{"id":1}' 'tokenize: folder: ?*directory*'
run tokenize <folder
expect 'a directory as standard input' 2 '' 'tokenize: -: ?*directory*'
if [ "$(id -u)" != 0 ]; then
	cp one secret
	chmod 0 secret
	run tokenize secret one
	expect 'a file without permission' 2 '{"id":1}' \
		'tokenize: secret: ?*denied*'
fi
printf 'no\n' >bad
run tokenize missing bad
same 'status 2 wins over 1' 2 "$status"
run tokenize <&-
expect 'closed standard input' 2 '' 'tokenize: -: ?*'
run tokenize one <&-
expect 'closed standard input that nobody reads' 0 '{"id":1}' ''

# Output.
if [ -c /dev/full ]; then
	tokenize one >/dev/full 2>err
	same '/dev/full: status' 2 $?
	check '/dev/full: message' grep -q '^tokenize: .*No space' err
	tokenize many >/dev/full 2>err
	same '/dev/full, more than a buffer: status' 2 $?
	same '/dev/full: one message' 1 "$(wc -l <err | tr -d ' ')"
	tokenize -j3 many >/dev/full 2>err
	same '/dev/full at -j3: status' 2 $?
	tokenize -z many >/dev/full 2>err
	same '/dev/full with -z: status' 2 $?
	for option in --help --version; do
		tokenize $option >/dev/full 2>err
		same "$option >/dev/full: status" 2 $?
		check "$option >/dev/full: message" \
			grep -q '^tokenize: .*No space' err
	done
	tokenize -o /dev/full one 2>err
	same '-o /dev/full: status' 2 $?
fi
tokenize one >&- 2>err
same 'closed standard output: status' 2 $?
check 'closed standard output: message' grep -q '^tokenize: ' err
tokenize -o x one >&- 2>err
same 'closed standard output beside -o: status' 0 $?
same 'closed standard output beside -o' '{"id":1}' "$(cat x)"
tokenize bad 2>&- >out
same 'closed standard error' 1 $?
tokenize bad one >&- 2>&-
same 'both closed' 2 $?
check 'nothing was written into an input' cmp -s one x

# A reader that goes away: die by SIGPIPE without a word, as cat does.
i=0
while [ $i -lt 20 ]; do cat many; i=$((i + 1)); done >more
for options in -j1 -j3 -z; do
	{
		tokenize $options more 2>err
		echo $? >status
	} | head -c 1 >/dev/null
	same "| head, $options: SIGPIPE" 141 "$(cat status)"
	same "| head, $options: no message" '' "$(cat err)"
done
for options in -j1 -j3; do
	python3 - $options >status 2>python.err <<'END'
import subprocess, sys, signal
p = subprocess.Popen(["tokenize", sys.argv[1], "more"],
    stdout=subprocess.PIPE, stderr=open("err", "wb"), restore_signals=False,
    preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN))
p.stdout.read(1)
p.stdout.close()
print(p.wait())
END
	same "SIGPIPE ignored, $options: status 2" 2 "$(cat status)"
	check "SIGPIPE ignored, $options: message" \
		grep -q '^tokenize: .*pipe' err
done

finish
