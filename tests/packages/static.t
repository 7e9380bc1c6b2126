#!/bin/sh
# make static, and contrib/container: the programs run in a root that has
# nothing else, without an environment, as no user.
. "$(dirname "$0")/../lib.sh"
recipe=$root/contrib/container/Dockerfile
sample=$root/tests/data/sample.ndjson.gz

# The recipe's own line, on the tree as it is: only B is ours.
line=$(sed -n 's/^RUN \(make .*\)/\1/p' "$recipe" | sed "s|/src|$root|")
same 'container: one line of make' "make -C $root -j2 static" \
	"${line% CFLAGS=*}"
cat >build.sh <<END
MAKEFLAGS= $line B='$B/container' CC='${CC:-cc}'
END
check 'static: builds' sh build.sh
for program in tokenize tag quote-extract summarize; do
	check "static: $program needs no library" sh -c \
		"! readelf -d '$B/container/static/$program' | grep NEEDED"
done

mkdir empty
sed -n 's|^COPY --from=build /src/build/static/\(.*\) /\(.*\)|\1 \2|p' \
	"$recipe" | while read -r from to; do
	mkdir -p "empty/$(dirname "$to")"
	cp "$B/container/static/$from" "empty/$to"
done
same 'container: four programs' 4 "$(find empty -type f | wc -l | tr -d ' ')"
check 'container: under 40 MB' test "$(du -sk empty | cut -f 1)" -lt 40000
change=$(command -v chroot)
[ "$(id -u)" = 0 ] || change="$(command -v unshare) -r $change"
if $change empty /bin/tokenize --version >/dev/null 2>&1; then
	for program in tokenize tag quote-extract summarize; do
		# shellcheck disable=SC2086
		run env -i $change empty "/bin/$program" -j2 <"$sample"
		"$program" "$sample" >wanted
		check "$program in an empty root: the same bytes" cmp out wanted
		same "$program in an empty root: status" 0 "$status"
	done
else
	skip 'an empty root' 'chroot is not allowed here'
fi

finish
