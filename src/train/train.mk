# Trainers and the recipes of the models.
#
#   make train DATA=DIRECTORY   all models anew, into src/model/weights;
#                               MODELS=DIRECTORY writes them elsewhere
#
# DATA is laid out as the model cards say (src/model/weights/README.md).

MODELS ?= src/model/weights
TRAIN = $(B)/train
TRAINER_PARTS = articles blobs random treebank lemma_facts matrix net \
	net_run net_learn net_mean net_prune corpus batches quantize school attributions \
	aligned logistic course verdicts logs logit directions class_words \
	openings labelled evidence crf lessons sparse_write style_weights \
	habit_lists gap_lesson relabel word_uses bags
TRAINER_OBJECTS = $(TRAINER_PARTS:%=$(B)/train/%.o)

# In this order: each model is learned with those before it, as they are
# embedded, so that the programs and trainers are made again after each.
TRAINED = sentences lemmas tags names ents givens rarity near terms summary quotes

train:
	for model in $(TRAINED); do $(MAKE) train-$$model || exit; done

# A trainer is src/train/NAME.c; it becomes $(B)/train/NAME.
$(B)/train/%: $(B)/train/%.o $(TRAINER_OBJECTS) $(B)/copydesk.a
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $< $(TRAINER_OBJECTS) \
		$(B)/copydesk.a $(LIBS)

# Products of matrices take most of the time; the result does not depend on
# the width of vectors.
TRAIN_FLAGS ?= -O3 -march=native
TRAIN_FAST = $(patsubst %,$(B)/train/%.o,matrix net net_run net_learn crf)

$(TRAIN_FAST): $(B)/train/%.o: src/train/%.c $(B)/flags
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) $(TRAIN_FLAGS) -MMD -MP -c \
		-o $@ $<

-include $(wildcard $(B)/train/*.d)

TREEBANKS = $(DATA)/tagging/ewt-train.conllu.gz \
	$(DATA)/tagging/gum-free-train.conllu.gz

train-sentences: $(TRAIN)/sentences
	gzip -dc $(DATA)/tagging/ewt-train.ndjson.gz \
		$(DATA)/tagging/gum-free-train.ndjson.gz \
		>$(TRAIN)/sentences.ndjson
	gzip -dc $(DATA)/news/allsides-4k.ndjson.gz | $(TRAIN)/sentences \
		$(MODELS)/sentences.bin $(TRAIN)/sentences.ndjson

train-tags: $(TRAIN)/silver $(TRAIN)/tags $(TRAIN)/habits
	xz -dc $(DATA)/silver/allsides-spacy-md.ndjson.xz \
		>$(TRAIN)/silver.ndjson
	xz -dc $(DATA)/news/allsides.ndjson.xz | \
		$(TRAIN)/silver $(TRAIN)/silver.ndjson >$(TRAIN)/silver.tsv
	rm $(TRAIN)/silver.ndjson
	for t in $(TREEBANKS); do \
		gzip -dc $$t >$(TRAIN)/$$(basename $$t .gz) || exit; done
	$(TRAIN)/tags $(MODELS)/tags.bin $(TRAIN)/silver.tsv \
		$(patsubst %.gz,$(TRAIN)/%,$(notdir $(TREEBANKS)))
	$(TRAIN)/habits $(MODELS)/tags.bin \
		$(patsubst %.gz,$(TRAIN)/%,$(notdir $(TREEBANKS)))

train-lemmas: $(TRAIN)/lemmas
	gzip -dc $(DATA)/words/lemminflect-lemma_lu.csv.gz \
		>$(TRAIN)/lemma-list.csv
	gzip -dc $(TREEBANKS) | $(TRAIN)/lemmas $(MODELS)/lemmas.bin \
		$(TRAIN)/lemma-list.csv

train-rarity: $(TRAIN)/rarity
	xz -dc $(DATA)/news/allsides.ndjson.xz | \
		$(TRAIN)/rarity $(MODELS)/rarity.bin

train-near: $(TRAIN)/near
	xz -dc $(DATA)/news/allsides.ndjson.xz | \
		$(TRAIN)/near $(MODELS)/near.bin

train-terms: $(TRAIN)/terms
	gzip -dc $(DATA)/news/allsides-4k.ndjson.gz | \
		$(TRAIN)/terms $(MODELS)/terms.bin

# The second half of the articles is left out, to be scored on.
train-summary: $(TRAIN)/summary
	gzip -dc $(DATA)/summaries/cnn-val1000.ndjson.gz | sed 500q | \
		$(TRAIN)/summary $(MODELS)/salience.bin

# What counts as speech: a list of verbs, and some that it lacks.
train-quotes: $(TRAIN)/quotes
	cat $(DATA)/../score/speech_verbs.txt src/train/speech.txt \
		>$(TRAIN)/speech.words
	gzip -dc $(DATA)/quotes/polnear-train.ndjson.gz | $(TRAIN)/quotes \
		$(TRAIN)/speech.words $(MODELS)/quotes.bin

# Lists of names; src/train/known.txt and aliases.txt are our own, the rest as
# the card says.
WORDS = $(DATA)/words
ALIAS_TABLE ?= src/nlp/alias_table.h

train-names: $(TRAIN)/gazetteer $(TRAIN)/aliases $(TRAIN)/classes
	xz -dc $(DATA)/news/allsides.ndjson.xz | $(TRAIN)/classes \
		$(WORDS)/brown-allsides-c320-min25.paths.txt \
		>$(TRAIN)/classes.tsv
	$(TRAIN)/aliases <src/train/aliases.txt >$(ALIAS_TABLE)
	{ cat src/train/known.txt src/train/aliases.txt; \
	for f in names-first-all names-first-us; do \
		sed 's/^/given	/' $(WORDS)/$$f.txt; done; \
	sed 's/^/surname	/' $(WORDS)/names-surname-us.txt; \
	for s in male female; do unzip -p $(WORDS)/nltk-names.zip \
		names/$$s.txt | sed "/^#/d;/^$$/d;s/^/$$s	/;s/ *$$//"; done; \
	awk -F, -f src/train/places.awk $(WORDS)/geonames-world-cities.csv; \
	cat $(TRAIN)/classes.tsv; } | tr -d '\r' | \
		$(TRAIN)/gazetteer $(MODELS)/names.bin $(MODELS)/clusters.bin

# What the pronouns of every third article say of given names.
GIVEN_TABLE ?= src/nlp/given_table.h

train-givens: $(TRAIN)/givens
	xz -dc $(DATA)/news/allsides.ndjson.xz | awk 'NR % 3 == 1' | \
		$(TRAIN)/givens >$(TRAIN)/given_table.h
	mv $(TRAIN)/given_table.h $(GIVEN_TABLE)

train-ents: $(TRAIN)/ents
	for s in worldwide-newswire uner-ewt; do for p in train dev; do \
		gzip -dc $(DATA)/entities/$$s-$$p.ndjson.gz \
			>$(TRAIN)/$$s-$$p.ndjson || exit; done; done
	$(TRAIN)/ents $(MODELS)/ents.bin \
		worldwide=$(TRAIN)/worldwide-newswire-train.ndjson \
		uner=$(TRAIN)/uner-ewt-train.ndjson \
		dev:worldwide=$(TRAIN)/worldwide-newswire-dev.ndjson \
		dev:uner=$(TRAIN)/uner-ewt-dev.ndjson

.PHONY: $(TRAINED:%=train-%)
