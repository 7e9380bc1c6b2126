#!/bin/sh
# The same bytes with other compilers and flags: without optimisation, with
# much, and without vectors. The reference is the tree under test.
. "$(dirname "$0")/../lib.sh"
sample=$root/tests/data/sample.ndjson.gz
programs='tokenize tag quote-extract summarize'
path=${PATH#"$B":} # where build/clang may be a folder

for program in $programs; do
	"$program" "$sample" >"$program.wanted"
done

# compare NAME COMPILER FLAGS
compare() {
	if ! command -v "$2" >/dev/null; then
		skip "$1" "no $2 here"
		return
	fi
	tree=$B/compilers/$(echo "$1" | tr -c 'a-zA-Z0-9\n' _)
	check "$1: builds" env MAKEFLAGS= PATH="$path" "${MAKE:-make}" -j2 -C "$root" \
		B="$tree" CC="$2" CFLAGS="$3" LDFLAGS=
	for program in $programs; do
		check "$1: $program gives the same" sh -c \
			"'$tree/$program' '$sample' | cmp - $program.wanted"
	done
}

compare 'gcc -O0' gcc -O0
compare 'gcc -O3' gcc -O3
compare 'gcc, plain C, no vectors' gcc '-O2 -DNO_SIMD -fno-tree-vectorize'
compare 'clang -O1' clang -O1
compare 'clang -O3 for this machine' clang '-O3 -march=native'
finish
