#!/bin/sh
# Quotations of the dumps in a folder of HDFS, by Hadoop Streaming.
#
# usage: quotes.sh FILTER INPUT OUTPUT
#
# FILTER is shipped to the nodes (make static builds one that runs anywhere).
# No reducer: the order of lines in a part is that of its input. --scrub leaves
# no TAB in a line, where Streaming would cut it. A status other than 0 fails
# the task: stream.non.zero.exit.is.failure is the default, and said here.
exec "${HADOOP:-hadoop}" jar "${STREAMING_JAR:-hadoop-streaming.jar}" \
	-D mapreduce.job.reduces=0 \
	-D stream.non.zero.exit.is.failure=true \
	-D stream.map.input.ignoreKey=true \
	-files "$1" \
	-mapper "./$(basename "$1") --scrub --each quotes" \
	-input "$2" -output "$3"
