#!/bin/sh
# The Makefile's other targets: install, uninstall, dist, help.
. "$(dirname "$0")/../lib.sh"

# The caller's make has its variables in MAKEFLAGS, but its job server is not
# ours.
MAKEFLAGS=$(printf '%s' "${MAKEFLAGS-}" | sed 's/ *--jobserver[^ ]*//g
	s/ *-j[0-9]*//g')
export MAKEFLAGS
make_() {
	"${MAKE:-make}" --no-print-directory -C "$root" B="$B" \
		${CC:+CC="$CC"} ${CFLAGS:+CFLAGS="$CFLAGS"} "$@"
}

# A program holds the models that it names, and no other.
for program in tokenize tag quote-extract summarize; do
	if command -v nm >/dev/null; then
		same "$program holds its own models" \
			"$("$program" --version | sed -n 's/^model \([^ ]*\).*/\1/p' |
				sort)" \
			"$(nm "$(command -v "$program")" |
				sed -n 's/.* _*model_\([a-z]*\)$/\1/p' | sort)"
	else
		skip "$program holds its own models" 'no nm here'
	fi
done

# What a change asks for, and no more. The lists of headers name the folder as
# the caller's make does.
asks() {
	make_ -n B="${B#"$root"/}" "$@" all |
		sed -n 's/.* -o \([^ ]*\.o\) src.*/\1/p' | sed 's/.*\///' |
		sort | tr '\n' ' '
}
same 'make -n: nothing to do' '' "$(asks)"
same 'make -n: what a header is in' 'spans_write.o tagging.o ' \
	"$(asks -W src/filter/put.h)"
same 'make -n: what a model is in' 'tags.o ' \
	"$(asks -W src/model/weights/tags.bin)"
check 'make -n: other flags ask for all' \
	test "$(asks CFLAGS=-O0 | wc -w)" -gt 100

check 'install' make_ install DESTDIR="$tmp/to" PREFIX=/usr
for program in tokenize tag quote-extract summarize; do
	check "$program is installed" test -x "to/usr/bin/$program"
done
same 'what is installed runs' '{"id":1}' \
	"$(echo '{"id":1}' | to/usr/bin/tokenize)"
for page in "$root"/man/*.[157]; do
	[ -e "$page" ] || continue
	name=${page##*/}
	check "$name is installed" \
		cmp "$page" "to/usr/share/man/man${name##*.}/$name"
done
for file in lib/jq/copydesk.jq share/zsh/site-functions/_tag \
	share/bash-completion/completions/quote-extract \
	share/fish/vendor_completions.d/tokenize.fish; do
	check "$file is installed" test -s "to/usr/$file"
done
check 'uninstall' make_ uninstall DESTDIR="$tmp/to" PREFIX=/usr
same 'uninstall leaves no file' '' "$(find to -type f)"

check 'install with PROGRAM_PREFIX' \
	make_ install DESTDIR="$tmp/to" PREFIX=/usr PROGRAM_PREFIX=cd-
same 'PROGRAM_PREFIX renames the programs' \
	'cd-quote-extract cd-summarize cd-tag cd-tokenize ' \
	"$(ls to/usr/bin | tr '\n' ' ')"
if [ -e "$root/man/tag.1" ]; then
	check 'PROGRAM_PREFIX renames the pages' \
		test -e to/usr/share/man/man1/cd-tag.1
	check 'PROGRAM_PREFIX renames what the pages name' \
		grep -q '^\.Nm cd-tag' to/usr/share/man/man1/cd-tag.1
fi
share=to/usr/share
check 'PROGRAM_PREFIX: completion of bash' grep -q '^complete .* cd-tag$' \
	$share/bash-completion/completions/cd-tag
check 'PROGRAM_PREFIX: completion of zsh' \
	grep -q '^#compdef cd-quote-extract$' \
	$share/zsh/site-functions/_cd-quote-extract
check 'PROGRAM_PREFIX: completion of fish' grep -q '^complete -c cd-tag -s f' \
	$share/fish/vendor_completions.d/cd-tag.fish
check 'uninstall with PROGRAM_PREFIX' \
	make_ uninstall DESTDIR="$tmp/to" PREFIX=/usr PROGRAM_PREFIX=cd-
same 'uninstall with PROGRAM_PREFIX leaves no file' '' "$(find to -type f)"

make_ help >helped
for target in check install uninstall bench train fuzz dist clean completions; do
	check "help names $target" grep -q "make $target" helped
done

if git -C "$root" rev-parse HEAD >/dev/null 2>&1; then
	mkdir dist
	check 'dist' make_ dist B="$tmp/dist"
	check 'dist: the files of the last commit' sh -c \
		"tar tzf dist/copydesk-*.tar.gz | grep -q '/src/tokenize.c$'"
	check 'dist: nothing that was made' sh -c \
		"! tar tzf dist/copydesk-*.tar.gz | grep '/build/\|\.o$'"
else
	skip 'dist' 'no git here'
fi

finish
