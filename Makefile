# copydesk: Unix filters from news articles to linguistic data
#
#   make            the four programs, in $(B)
#   make check      all tests that need nothing but this checkout
#   make help       the other targets and the variables

VERSION = 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=
PROGRAM_PREFIX ?=
B ?= build

PKG_CONFIG ?= pkg-config
CFLAGS ?= -O2 -g
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion
CPPFLAGS_ALL = -Isrc -D_POSIX_C_SOURCE=200809L -DVERSION='"$(VERSION)"' \
	$(shell $(PKG_CONFIG) --cflags jansson zlib 2>/dev/null) $(CPPFLAGS)
CFLAGS_ALL = -std=c11 $(WARNINGS) -ffp-contract=off -pthread $(CFLAGS)
LIBS = $(or $(shell $(PKG_CONFIG) --libs jansson zlib 2>/dev/null),\
	-ljansson -lz) -lm -pthread

# The modules in the order in which the data moves. A module includes only
# headers of its own folder and of those before it; tests/unit/order.t checks.
BASE = error memory arena buffer text utf8 unicode
STREAM = json_string json json_walk json_text value record record_splice \
	gzip sniff source window input output workers
MODEL = blob dot packed packed_x86 cache network wordmap sparse linear
NLP = labels chars abbreviations phrases counts htmltags lines residue \
	captions kinds datelines blocks gap_words gaps gap_features splits \
	split_rules glued sentences addresses hyphens emoji clitics numbers \
	words tokens language features spellings wordrows tagnames habits \
	tagmodel lemmas products tagforms tags keys aliases gazetteer lookup \
	amount_words persons talk_words ent_forms caches ent_text amounts \
	ent_style ent_features ent_votes ent_weigh ent_chain ent_names ent_ends \
	ent_plain ent_places ent_grow ent_rules ent_titles ent_shops ent_clubs \
	ent_repeats ent_brackets ent_storms ent_small ents names acronyms \
	owners drafts draft_things draft_shorts choices draft_persons \
	draft_nominals role_words entity_roles givens entity_sexes entities \
	marksigns marks scene_forms scene nounphrase mentions borders silences \
	cues contents formulas lefts rights speakers turns signed outlooks \
	strays joins trust events quote_model posts pronouns holders bodies \
	surnames naming quotes odds lexemes terms manner asides salience near \
	query summary themes keywords makers article
FILTER = option_table options usage tagging spans_read spans_write \
	trees members badline passing worker progress checks filter
PROGRAMS = tokenize tag quote-extract summarize

MODULES = $(BASE:%=base/%) $(STREAM:%=stream/%) $(MODEL:%=model/%) \
	$(NLP:%=nlp/%) $(FILTER:%=filter/%)
WEIGHTS = $(wildcard src/model/weights/*.bin)
OBJECTS = $(MODULES:%=$(B)/%.o) $(WEIGHTS:src/%.bin=$(B)/%.o)

all: $(PROGRAMS:%=$(B)/%)

$(PROGRAMS:%=$(B)/%): $(B)/%: $(B)/%.o $(B)/copydesk.a
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $< $(B)/copydesk.a $(LIBS)

# An archive, so that a program holds only what it uses.
$(B)/copydesk.a: $(OBJECTS)
	rm -f $@
	$(AR) rcs $@ $(OBJECTS)

$(B)/%.o: src/%.c $(B)/flags
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# A trained model; the compiler's own list of headers does not see the file.
$(B)/model/weights/%.o: src/model/weights/%.bin src/model/embed.S $(B)/flags
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -DMODEL_NAME=model_$* -DMODEL_FILE='"$<"' \
		-c -o $@ src/model/embed.S

# Changes when the compiler or its flags do: then all is compiled anew.
FLAGS := $(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(LDFLAGS)
ifneq ($(strip $(FLAGS)),$(shell cat $(B)/flags 2>/dev/null))
$(B)/flags: FORCE
endif
$(B)/flags:
	@mkdir -p $(@D)
	@echo '$(subst ','\'',$(strip $(FLAGS)))' >$@

-include $(OBJECTS:.o=.d) $(PROGRAMS:%=$(B)/%.d)

# Programs that need no library where they run, in $(B)/static; the static
# archives of jansson and zlib must be there (Debian's -dev packages have them).
static:
	$(MAKE) B=$(B)/static LDFLAGS='-static $(LDFLAGS)' all

# Tests: programs from tests/unit/*.c, scripts, case files. TESTS= picks some:
# make check TESTS=tests/cases/tokenize-text.txt
UNIT = $(patsubst tests/unit/%.c,$(B)/tests/%,$(wildcard tests/unit/*.c))
TESTS ?= $(UNIT) $(wildcard tests/unit/*.t tests/cases/*.txt tests/cli/*.t \
	tests/contrib/*.t) \
	tests/eval/floors.t tests/eval/keywords.t tests/lossless.py

check: all $(UNIT)
	@CC='$(CC)' CFLAGS='$(CFLAGS)' MAKE='$(MAKE)' \
		python3 tests/run.py -b $(B) $(TESTS)

# With real engines, emulators and packaging tools; each skips without its own.
check-more: all
	@CC='$(CC)' CFLAGS='$(CFLAGS)' MAKE='$(MAKE)' \
		python3 tests/run.py -b $(B) \
		$(wildcard tests/engines/*.t tests/packages/*.t)

$(B)/tests/%: tests/unit/%.c $(B)/copydesk.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -Itests/unit -MMD -MP $(LDFLAGS) \
		-o $@ $< $(B)/copydesk.a $(LIBS)

-include $(UNIT:=.d)

# Figures of speed and memory, and of other software that does the same; DATA
# names a file of articles, plain or gzip.
bench: all $(B)/bench/split $(B)/bench/stages
	@python3 tests/bench/bench.py -b $(B) $(if $(DATA),-d $(DATA))
	@python3 tests/bench/splits.py -b $(B) $(if $(DATA),-d $(DATA))
	@python3 tests/bench/stages.py -b $(B) $(if $(DATA),-d $(DATA))
	@python3 tests/bench/peers.py -b $(B) $(if $(DATA),-d $(DATA))
	@python3 tests/bench/right.py -b $(B)

$(B)/bench/%: tests/bench/%.c $(B)/copydesk.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $< \
		$(B)/copydesk.a $(LIBS)

# Each tests/fuzz/fuzz_NAME.c under libFuzzer (needs clang).
FUZZ_SECONDS ?= 60
FUZZ_FLAGS = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all
FUZZERS = $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))

fuzz:
	$(MAKE) B=$(B)/fuzz CC=clang \
		CFLAGS='$(FUZZ_FLAGS) -fsanitize=fuzzer-no-link' \
		$(FUZZERS:%=$(B)/fuzz/fuzz_%)
	for f in $(FUZZERS); do mkdir -p $(B)/fuzz/corpus/$$f && \
		$(B)/fuzz/fuzz_$$f -max_total_time=$(FUZZ_SECONDS) \
			-artifact_prefix=$(B)/fuzz/ -verbosity=0 \
			-print_final_stats=1 $(B)/fuzz/corpus/$$f || exit; done

$(B)/fuzz_%: tests/fuzz/fuzz_%.c $(B)/copydesk.a
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -fsanitize=fuzzer $(LDFLAGS) \
		-o $@ $< $(B)/copydesk.a $(LIBS)

# PROGRAM_PREFIX renames the programs, their pages and what the pages say.
BIN = $(DESTDIR)$(PREFIX)/bin
MAN = $(DESTDIR)$(PREFIX)/share/man
PAGES = $(notdir $(wildcard man/*.[157]))
RENAME = $(foreach p,$(PROGRAMS),-e 's/^\.Nm $(p)/.Nm $(PROGRAM_PREFIX)$(p)/' \
	-e 's/^\.Xr $(p) 1/.Xr $(PROGRAM_PREFIX)$(p) 1/')

# Shell completions, in SHELL/FILE of contrib/ and of where they go; jq modules.
BASH = share/bash-completion/completions
ZSH = share/zsh/site-functions
FISH = share/fish/vendor_completions.d
JQ = lib/jq
SHELLS = $(foreach p,$(PROGRAMS),bash/$(p):$(BASH)/$(PROGRAM_PREFIX)$(p) \
	zsh/_$(p):$(ZSH)/_$(PROGRAM_PREFIX)$(p) \
	fish/$(p).fish:$(FISH)/$(PROGRAM_PREFIX)$(p).fish)
RENAME_IN_SHELL = s/^(\#compdef |complete -c |complete -F [^ ]* )/&$(PROGRAM_PREFIX)/

install: all
	mkdir -p $(BIN) $(MAN)/man1 $(MAN)/man5 $(MAN)/man7 \
		$(addprefix $(DESTDIR)$(PREFIX)/,$(BASH) $(ZSH) $(FISH) $(JQ))
	for p in $(PROGRAMS); do \
		cp $(B)/$$p $(BIN)/$(PROGRAM_PREFIX)$$p && \
		chmod 755 $(BIN)/$(PROGRAM_PREFIX)$$p || exit; done
	for p in $(PAGES); do \
		case $$p in *.1) to=man1/$(PROGRAM_PREFIX)$$p;; \
			*) to=man$${p##*.}/$$p;; esac; \
		sed $(RENAME) man/$$p \
			>$(MAN)/$$to && chmod 644 $(MAN)/$$to || exit; done
	for p in $(SHELLS); do to=$(DESTDIR)$(PREFIX)/$${p#*:}; \
		sed -E '$(RENAME_IN_SHELL)' contrib/completions/$${p%%:*} \
			>$$to && chmod 644 $$to || exit; done
	cp contrib/jq/copydesk.jq $(DESTDIR)$(PREFIX)/$(JQ)/copydesk.jq
	chmod 644 $(DESTDIR)$(PREFIX)/$(JQ)/copydesk.jq

uninstall:
	rm -f $(PROGRAMS:%=$(BIN)/$(PROGRAM_PREFIX)%) \
		$(patsubst %,$(MAN)/man1/$(PROGRAM_PREFIX)%,$(filter %.1,$(PAGES))) \
		$(patsubst %,$(MAN)/man5/%,$(filter %.5,$(PAGES))) \
		$(patsubst %,$(MAN)/man7/%,$(filter %.7,$(PAGES))) \
		$(foreach p,$(SHELLS),$(DESTDIR)$(PREFIX)/$(lastword \
			$(subst :, ,$(p)))) \
		$(DESTDIR)$(PREFIX)/$(JQ)/copydesk.jq

# After a change of the options.
completions: all
	python3 contrib/completions/generate.py $(B) contrib/completions

# The trainers and the recipes of the models: make train DATA=DIRECTORY
include src/train/train.mk

# What git has, as it is in the last commit.
DIST = copydesk-$(VERSION)

dist:
	@mkdir -p $(B)
	git archive --prefix=$(DIST)/ HEAD | gzip -n -9 >$(B)/$(DIST).tar.gz
	@echo $(B)/$(DIST).tar.gz

clean:
	rm -rf $(B)

help:
	@echo 'make              the programs, in $(B)/'
	@echo 'make static       programs that run anywhere, in $(B)/static/'
	@echo 'make check        the tests; TESTS="FILE ..." picks some'
	@echo 'make check-more   the same with databases, Spark, emulators, packages'
	@echo 'make install      to DESTDIR and PREFIX ($(PREFIX)); PROGRAM_PREFIX=cd-'
	@echo '                  installs cd-tokenize and so on'
	@echo 'make uninstall    with the same variables'
	@echo 'make bench        speed and memory; DATA=FILE for your own articles'
	@echo 'make completions  those of the shells anew, after a change of options'
	@echo 'make train        the models anew; DATA=DIRECTORY, see src/model/weights'
	@echo 'make fuzz         needs clang; FUZZ_SECONDS=$(FUZZ_SECONDS) a target'
	@echo 'make dist         a tar archive of the last commit'
	@echo 'make clean        removes $(B)/'
	@echo
	@echo 'CC, CFLAGS, CPPFLAGS, LDFLAGS, PKG_CONFIG as usual; B=DIRECTORY keeps'
	@echo 'what is made apart, such as B=build/asan'

FORCE:
.PHONY: all static check check-more bench train fuzz install uninstall \
	completions dist clean help FORCE
