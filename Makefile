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
BASE = memory error arena buffer text utf8 unicode
STREAM = json value record gzip input output workers
MODEL = blob
NLP = blocks sentences tokens language tags lemmas ents entities mentions \
	quotes summary article
FILTER = members options filter
PROGRAMS = tokenize tag quote-extract summarize

MODULES = $(BASE:%=base/%) $(STREAM:%=stream/%) $(MODEL:%=model/%) \
	$(NLP:%=nlp/%) $(FILTER:%=filter/%)
OBJECTS = $(MODULES:%=$(B)/%.o)

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

# Changes when the compiler or its flags do: then all is compiled anew.
$(B)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(LDFLAGS)' >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

-include $(OBJECTS:.o=.d) $(PROGRAMS:%=$(B)/%.d)

clean:
	rm -rf $(B)

FORCE:
.PHONY: all clean FORCE
