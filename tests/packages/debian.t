#!/bin/sh
# The Debian package: built from a copy of the tree, checked by lintian,
# unpacked, and its programs run.
. "$(dirname "$0")/../lib.sh"
for tool in dpkg-buildpackage dh lintian; do
	if ! command -v $tool >/dev/null; then
		skip 'debian' "no $tool here"
		finish
	fi
done

mkdir -p work/copydesk-0.1.0 unpacked
cd work/copydesk-0.1.0 || exit 2
for part in LICENSE Makefile README.md man src tests contrib; do
	cp -r "$root/$part" .
done
cp -r contrib/debian debian
rm debian/README.md
tar czf ../copydesk_0.1.0.orig.tar.gz --exclude=debian -C .. copydesk-0.1.0
check 'debian: the versions of package and Makefile agree' \
	grep -q "^VERSION = $(sed -n '1s/.*(\(.*\)-.*/\1/p' debian/changelog)\$" \
	Makefile
check 'debian: the copy of the licence is whole' sh -c '
	grep -o "[a-zA-Z]*" LICENSE | sed -n "/Permission/,\$p" >a
	sed -n "/^ Permission/,\$p" debian/copyright | grep -o "[a-zA-Z]*" >b
	cmp a b; status=$?; rm a b; exit $status'
check 'debian: builds' env -u B -u CC -u CFLAGS -u MAKEFLAGS \
	DEB_BUILD_OPTIONS='nocheck parallel=2' \
	DPKG_DEB_COMPRESSOR_LEVEL=1 dpkg-buildpackage -us -uc -b
cd "$tmp" || exit 2
check 'debian: lintian has no error' lintian --allow-root \
	--fail-on error work/*.changes
lintian --allow-root work/*.changes | sed 's/^/# /'
check 'debian: unpacks' dpkg-deb -x work/copydesk_0.1.0-1_*.deb unpacked
for file in bin/tag share/man/man1/tag.1.gz share/man/man7/copydesk.7.gz \
	share/bash-completion/completions/tag lib/jq/copydesk.jq \
	share/zsh/vendor-completions/_tag \
	share/fish/vendor_completions.d/tag.fish \
	share/doc/copydesk/copyright; do
	check "debian: has usr/$file" test -s "unpacked/usr/$file"
done
for program in tokenize tag quote-extract summarize; do
	run "unpacked/usr/bin/$program" "$root/tests/data/sample.ndjson.gz"
	"$program" "$root/tests/data/sample.ndjson.gz" >wanted
	check "debian: $program: the same bytes" cmp out wanted
done
if [ "$(id -u)" = 0 ]; then
	check 'debian: installs' sh -c 'dpkg -i work/copydesk_*.deb'
	check 'debian: what is installed runs' sh -c \
		'cd / && echo "{\"text\":\"It rained.\"}" |
			/usr/bin/summarize | grep -q "\"summary\":"'
	check 'debian: jq finds the module' sh -c \
		'/usr/bin/summarize "$0/tests/data/sample.ndjson.gz" --scrub |
		/usr/bin/jq -r "include \"copydesk\"; digest" | grep -q "^  \["' \
		"$root"
	check 'debian: is removed without a rest' sh -c \
		'dpkg -P copydesk && ! ls /usr/bin/quote-extract /usr/lib/jq'
else
	skip 'debian: installs' 'only root can'
fi

finish
