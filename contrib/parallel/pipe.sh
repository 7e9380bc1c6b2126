#!/bin/sh
# One stream, cut into blocks of lines, each to a process of its own; the
# output in the order of the input.
#
# usage: pipe.sh JOBS FILTER [OPTION...] <in >out
#
# The filters' own -j does the same with less memory and no temporary files;
# this is for spreading over machines: add --sshlogin. Use --halt now: with
# --halt soon and --pipe GNU parallel 20221122 hangs. The status is that of
# the first block that failed.
jobs=$1
shift
exec parallel --will-cite --pipe -k -j "$jobs" --block 1M \
	--halt now,fail=1 -q "$@"
