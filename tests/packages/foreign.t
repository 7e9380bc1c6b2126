#!/bin/sh
# The same bytes on other machines: big-endian (s390x), 32 bits (i686, armhf),
# cross-compiled without dynamic libraries and run under qemu on the sample.
#
# jansson and zlib for them come as Debian packages, unpacked into $B/foreign;
# nothing is installed. Needs gcc-TRIPLET, qemu-user-static and apt-get.
. "$(dirname "$0")/../lib.sh"

# libraries ARCHITECTURE FOLDER: headers and archives, kept for the next time
libraries() {
	[ -e "$2/done" ] && return
	mkdir -p "$2/apt/lists/partial" "$2/apt/archives/partial" "$2/debs"
	(
		cd "$2/debs" || exit
		apt="-o APT::Architecture=$1 -o APT::Architectures=$1
			-o Dir::State=$2/apt -o Dir::Cache=$2/apt
			-o Dir::State::status=/dev/null -o APT::Sandbox::User=root
			-o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache="
		# shellcheck disable=SC2086
		apt-get $apt -q update # not every suite need be there
		apt-get $apt -q download libjansson-dev zlib1g-dev &&
			for deb in *.deb; do dpkg-deb -x "$deb" "$2" || exit; done
	) >apt.log 2>&1 && touch "$2/done"
}

# foreign ARCHITECTURE TRIPLET [EMULATOR]
foreign() {
	if ! command -v "$2-gcc" >/dev/null || ! command -v apt-get >/dev/null ||
		! command -v "${3:-true}" >/dev/null; then
		skip "$1" "no $2-gcc${3:+ or $3} here"
		return
	fi
	folder=$B/foreign/$1
	if ! libraries "$1" "$folder"; then
		skip "$1" "no package registry here: $(tail -n 1 apt.log)"
		return
	fi
	for libraries in "$folder"/usr/lib/*-linux-gnu*; do
		place=${libraries##*/} # the triplet as Debian has it
	done
	check "$1: compiles without a warning" \
		make_ -s -j2 B="$folder/build" CC="$2-gcc" PKG_CONFIG=false \
		CFLAGS='-O2 -Werror' LDFLAGS="-static -L$folder/usr/lib/$place" \
		CPPFLAGS="-isystem $folder/usr/include \
			-isystem $folder/usr/include/$place"
	for program in tokenize tag quote-extract summarize; do
		# shellcheck disable=SC2086
		run ${3-} "$folder/build/$program" --scrub records
		same "$1: $program: status" 0 "$status"
		check "$1: $program: the same bytes" cmp out "$program.wanted"
	done
	# shellcheck disable=SC2086
	run ${3-} "$folder/build/tag" -j3 tokenize.wanted
	check "$1: tag -j3, tokens given" cmp out chain.wanted
}

make_() {
	MAKEFLAGS= "${MAKE:-make}" --no-print-directory -C "$root" "$@"
}

gzip -dc "$root/tests/data/sample.ndjson.gz" >records
for program in tokenize tag quote-extract summarize; do
	"$program" --scrub records >"$program.wanted"
done
tokenize --scrub records | tag >chain.wanted

foreign s390x s390x-linux-gnu qemu-s390x-static
foreign armhf arm-linux-gnueabihf qemu-arm-static
foreign i386 i686-linux-gnu

finish
