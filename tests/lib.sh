# lib.sh - for the command-line tests: run a program, say what is expected
#
#	. "$(dirname "$0")/../lib.sh"
#	file in '{"a":1}\r\n'
#	run tokenize in
#	expect 'CRLF ends a line' 0 '{"a":1}' ''
#	finish
#
# Records without text pass unchanged, so most tests of the stream use them.
# The working directory is $tmp; $root is the checkout.

tap_count=0
tap_failed=0
root=$(cd "$(dirname "$0")/../.." && pwd)
tmp=$(mktemp -d "${TMPDIR:-/tmp}/copydesk.XXXXXX") || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM
LC_ALL=C
export LC_ALL
cd "$tmp" || exit 2

# file NAME FORMAT: a file of what printf makes of FORMAT
file() {
	# shellcheck disable=SC2059
	printf "$2" >"$1"
}

# run COMMAND...: into the files out and err and $status. Standard input is
# the caller's, so redirect it: run tokenize <in
run() {
	"$@" >out 2>err
	status=$?
}

pass() {
	tap_count=$((tap_count + 1))
	echo "ok $tap_count - $1"
}

# fail NAME [DIAGNOSTIC...]
fail() {
	tap_count=$((tap_count + 1))
	tap_failed=$((tap_failed + 1))
	echo "not ok $tap_count - $1"
	shift
	for text; do
		printf '%s\n' "$text" | cut -c 1-400 | head -20 | sed 's/^/# /'
	done
}

skip() {
	tap_count=$((tap_count + 1))
	echo "ok $tap_count - $1 # SKIP $2"
}

# expect NAME STATUS OUT ERR: what the last run() did. OUT is the exact
# standard output without the last newline ('': nothing at all); ERR is a
# shell pattern for standard error without its last newline.
expect() {
	if [ -n "$3" ]; then printf '%s\n' "$3"; fi >expected
	error=$(cat err)
	if [ "$status" != "$2" ]; then
		fail "$1" "status $status, not $2" "$error"
	elif ! cmp -s out expected; then
		fail "$1" "$(diff expected out)" "$error"
	else
		# shellcheck disable=SC2254
		case $error in
		$4) pass "$1" ;;
		*) fail "$1" "standard error: $error" "not like: $4" ;;
		esac
	fi
}

# check NAME COMMAND...: the command succeeds
check() {
	name=$1
	shift
	if "$@" >said 2>&1; then
		pass "$name"
	else
		fail "$name" "failed: $*" "$(cat said)"
	fi
}

# same NAME WANTED GOT: two strings
same() {
	if [ "$2" = "$3" ]; then
		pass "$1"
	else
		fail "$1" "wanted: $2" "got:    $3"
	fi
}

finish() {
	echo "1..$tap_count"
	[ "$tap_failed" = 0 ]
	exit
}

# For tests/engines/: a copy of the programs that another user may run too, and
# filters that fail in the ways of stand-in below.

# engine NAME COMMAND: the command's version goes to the file $ENGINES, if that
# is set. Without the command the test ends: skipped, or failed if $NEEDED has
# the name.
engine() {
	if ! command -v "$2" >/dev/null 2>&1; then
		case " ${NEEDED-} " in
		*" $1 "*) fail "$1 is here" "no $2" ;;
		*) skip "$1" "no $2 here" ;;
		esac
		finish
	fi
	version=$("$2" --version 2>/dev/null | head -n 1)
	echo "$1: $version" >>"${ENGINES:-/dev/null}"
}

# stand_ins: makes broken-early (killed after three lines), broken-1 (all
# lines, status 1) and broken-2 (three lines, status 2): each is given a filter
# with its arguments, and fails as its name says.
stand_ins() {
	printf '#!/bin/sh\n"$@" | head -n 3\nkill -9 $$\n' >broken-early
	printf '#!/bin/sh\n"$@"\nexit 1\n' >broken-1
	printf '#!/bin/sh\n"$@" | head -n 3\nexit 2\n' >broken-2
	chmod 755 broken-early broken-1 broken-2
}
