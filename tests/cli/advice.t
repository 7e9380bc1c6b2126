#!/bin/sh
# Texts that are HTML: one line of advice for the whole run, all else the same.
. "$(dirname "$0")/../lib.sh"

file html '{"id":1,"text":"<p>It rained.</p>"}\n{"id":2,"text":"<div>No.</div>"}\n'
file plain '{"id":1,"text":"It rained <3 on Monday."}\n'

run tokenize --only html
same 'HTML: status' 0 "$status"
same 'HTML: one line' 'tokenize: 2 texts are HTML, whose tags are residue: extract the text first' \
	"$(cat err)"
run tokenize --on-error pass html
same 'silent with --on-error=pass' '' "$(cat err)"
run tokenize plain
same 'silent on text' '' "$(cat err)"
finish
