#!/bin/sh
# Many dumps at once, one process a file, with GNU parallel.
#
# usage: files.sh FOLDER JOBS FILE.gz... -- FILTER [OPTION...]
#
# FOLDER/FILE.gz appears when it is complete and the status was 0; bad lines are
# kept in FOLDER/FILE.gz.bad. At the first other status the running jobs are
# stopped; what is complete stays, what is not is not there, and the same command
# goes on from there: files that exist are left out. The status is 0 only if
# everything is done.
folder=$1 jobs=$2
shift 2
twice=$(for file; do
	[ "$file" = -- ] && break
	printf '%s\n' "${file##*/}"
done | sort | uniq -d)
if [ -n "$twice" ]; then
	echo "files.sh: two files of the same name: $twice" >&2
	exit 2
fi
list=$(mktemp) || exit 2
trap 'rm -f "$list"' EXIT
while [ $# -gt 0 ] && [ "$1" != -- ]; do
	[ -e "$folder/${1##*/}" ] || printf '%s\0' "$1" >>"$list"
	shift
done
shift
# shellcheck disable=SC2016
one='made=$1/${2##*/}; file=$2; shift 2
	"$@" -z -o "$made.part" --errors "$made.bad" "$file"
	status=$?
	[ "$status" != 0 ] || mv "$made.part" "$made" || status=2
	rm -f "$made.part"
	[ -s "$made.bad" ] || rm -f "$made.bad"
	exit "$status"'
mkdir -p "$folder" &&
	parallel --will-cite -0 -j "$jobs" --halt now,fail=1 -q \
		sh -c "$one" sh "$folder" {} "$@" <"$list"
