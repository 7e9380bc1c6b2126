#!/bin/sh
# The Homebrew formula: its version, its make line, its test, without Homebrew.
. "$(dirname "$0")/../lib.sh"
formula=$root/contrib/homebrew/copydesk.rb

check 'homebrew: the version of the Makefile' grep -q \
	"copydesk-$(sed -n 's/^VERSION = //p' "$root/Makefile").tar.gz" "$formula"
line=$(sed -n "s|#{prefix}|$tmp/cellar|; s/[\",]//g; s/^ *system //p" "$formula")
same 'homebrew: one line' "make install PREFIX=$tmp/cellar" "$line"
# shellcheck disable=SC2086
check 'homebrew: installs' env MAKEFLAGS= $line -C "$root" B="$B" \
	${CC:+CC="$CC"} ${CFLAGS:+CFLAGS="$CFLAGS"}
sed -n "s/^ *article = '\(.*\)'/\1/p" "$formula" >article
run cellar/bin/quote-extract article
check 'homebrew: its test' grep -qF \
	"$(sed -n "s/.*assert_match '\(.*\)', .*/\1/p" "$formula")" out
if command -v ruby >/dev/null; then
	check 'homebrew: ruby -c' ruby -c "$formula"
else
	skip 'homebrew: ruby -c' 'no ruby here'
fi

finish
