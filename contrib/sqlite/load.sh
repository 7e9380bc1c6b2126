#!/bin/sh
# Quotations into an SQLite database, all or none.
#
# usage: load.sh DATABASE FILE...
#
# SQLite's own .import '|command' does not see how the command ends: half a
# dump would look like a whole one. So the rows go to a file first, and only
# those of a filter that ended with status 0 are loaded, in one transaction.
# FILTER='quote-extract -j 0' names another filter or options.
database=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
rows=$(mktemp) || exit
trap 'rm -f "$rows"' EXIT

# failed WHAT STATUS
failed() {
	echo "load.sh: nothing is loaded: $1: status $2" >&2
	exit "$2"
}

# shellcheck disable=SC2086
${FILTER:-quote-extract} --scrub --each quotes "$@" >"$rows" ||
	failed "${FILTER:-quote-extract}" $?
sqlite3 -bail -batch "$database" <<END || failed sqlite3 $?
begin;
create temp table line (line text);
.mode ascii
.separator "\002" "\n"
.import --schema temp '$rows' line
.read '$here/quotes.sql'
commit;
END
