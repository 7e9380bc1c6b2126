#!/bin/sh
# Quotations into an SQLite database, all or none.
#
# usage: load.sh DATABASE FILE...
#
# SQLite's own .import '|command' does not see how the command ends: half a
# dump would look like a whole one. So the rows go to a file first, and only
# those of a filter that ended with status 0 are loaded, in one transaction.
# FILTER='quote-extract -j 0' names another filter or options.
set -e
database=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
rows=$(mktemp)
trap 'rm -f "$rows"' EXIT
# shellcheck disable=SC2086
${FILTER:-quote-extract} --scrub --each quotes "$@" >"$rows"
sqlite3 -bail -batch "$database" <<END
begin;
create temp table line (line text);
.mode ascii
.separator "\002" "\n"
.import --schema temp '$rows' line
.read '$here/quotes.sql'
commit;
END
