#!/bin/sh
# Many dumps at once, one process a file, with xargs alone.
#
# usage: xargs.sh FOLDER JOBS FILE.gz... -- FILTER [OPTION...]
#
# As files.sh, but a file that fails does not stop the others. xargs answers
# 123 if any of them failed; -P is in GNU, BSD and busybox.
folder=$1 jobs=$2
shift 2
twice=$(for file; do
	[ "$file" = -- ] && break
	printf '%s\n' "${file##*/}"
done | sort | uniq -d)
if [ -n "$twice" ]; then
	echo "xargs.sh: two files of the same name: $twice" >&2
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
mkdir -p "$folder" &&
	xargs -0 -r -n 1 -P "$jobs" sh -c '
		folder=$1; shift
		for file; do :; done
		made=$folder/${file##*/}
		"$@" -z -o "$made.part" --errors "$made.bad"
		status=$?
		[ "$status" != 0 ] || mv "$made.part" "$made" || status=2
		rm -f "$made.part"
		[ -s "$made.bad" ] || rm -f "$made.bad"
		exit "$status"' sh "$folder" "$@" <"$list"
