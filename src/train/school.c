/* school.c - what the tagger's trainer works on: words, labels, the network
 *
 * Goes in: a teacher's labels and tree banks. Comes out, in the end: the model
 * of nlp/tagmodel.h. Labels of the tree banks are those of the tagger; the
 * teacher's tags and dependencies are numbered as they come.
 */
#include "train/school.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "train/net_prune.h"
#include "train/quantize.h"
#include "train/treebank.h"

#define SEED 1

/* One in three words that were seen once is made unknown: about as many as
 * are new in texts of the web. */
#define UNKNOWN 0.5f

/* Sizes by trial on the dev sets: 128 hidden units lose 0.1 points; windows of
 * 7 instead of 5 and 3 words gain nothing. */
static const struct net_shape sizes = {
	.tables = WORD_TABLES,
	.heads = ALL_HEADS,
	.rows = { WORD_ROWS, SUFFIX2_ROWS, SUFFIX3_ROWS, SUFFIX4_ROWS,
		  PREFIX3_ROWS, SHAPE_ROWS },
	.widths = { 64, 16, 24, 24, 16, 16 },
	.code = 128, .reach = 2, .hidden = 192,
	.middle = 64, .spread = 1, .top = 96,
};

static FILE *file_open(const char *name)
{
	FILE *file = fopen(name, "r");

	if (!file) {
		error_print("%s: cannot open", name);
		exit(2);
	}
	return file;
}

static const char *kept(struct school *school, const char *text)
{
	return arena_copy(&school->corpus.arena, text, strlen(text));
}

static int morph_label(struct school *school, const char *morph, bool add)
{
	if (add && names_find(&school->morphs, morph) < 0)
		names_add(&school->morphs, kept(school, morph));
	return names_find(&school->morphs, morph);
}

static void gold_labels(struct school *school, const struct gold *gold,
			bool training, int16_t labels[HEADS])
{
	uint8_t tag = tag_named(string_of(gold->tag));
	enum pos pos = pos_named(string_of(gold->pos));
	int morph = morph_label(school, gold->morph, training);

	memset(labels, 0xFF, HEADS * sizeof *labels);
	labels[HEAD_TAG] = tag;
	labels[HEAD_POS] = (int16_t)pos;
	labels[HEAD_MORPH] = (int16_t)morph;
	if (training)
		school->seen[tag][pos][morph] = true;
}

/* A word of gold counts as five of silver in the vocabulary: it is nearer to
 * what is wanted. */
#define GOLD_FREQUENCY 5

static struct range read_gold(struct school *school, const char *name,
			      bool training)
{
	struct range range = { school->corpus.sentence_count, 0 };
	FILE *file = file_open(name);
	struct treebank bank = { 0 };
	struct arena arena;

	arena_init(&arena);
	treebank_read(&bank, &arena, file);
	fclose(file);
	for (size_t s = 0; s < bank.count; s++) {
		for (uint32_t i = 0; i < bank.sentences[s].count; i++) {
			const struct gold *g = &bank.sentences[s].words[i];
			int16_t labels[HEADS];

			gold_labels(school, g, training, labels);
			corpus_add(&school->corpus, string_of(g->form),
				   labels, training ? GOLD_FREQUENCY : 0);
		}
		corpus_end_sentence(&school->corpus);
	}
	free(bank.sentences);
	arena_free(&arena);
	range.to = school->corpus.sentence_count;
	return range;
}

static int16_t teacher_label(struct school *school, struct names *names,
			     const char *name)
{
	int found = names_find(names, name);

	return (int16_t)(found >= 0 ? found
		: (int)names_add(names, kept(school, name)));
}

static struct range read_silver(struct school *school, const char *name)
{
	static char line[65536];
	struct range range = { school->corpus.sentence_count, 0 };
	FILE *file = file_open(name);

	while (fgets(line, sizeof line, file)) {
		int16_t labels[HEADS];
		char *tag, *dep;

		line[strcspn(line, "\n")] = '\0';
		tag = strchr(line, '\t');
		if (!tag || !(dep = strchr(tag + 1, '\t'))) {
			corpus_end_sentence(&school->corpus);
			continue;
		}
		*tag++ = *dep++ = '\0';
		memset(labels, 0xFF, sizeof labels);
		labels[SILVER_TAG] = teacher_label(
			school, &school->teacher_tags, tag);
		labels[SILVER_DEP] = teacher_label(
			school, &school->teacher_deps, dep);
		corpus_add(&school->corpus, string_of(line), labels, 1);
	}
	corpus_end_sentence(&school->corpus);
	fclose(file);
	range.to = school->corpus.sentence_count;
	return range;
}

static int text_order(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Puts the names of morphs into ASCII order before anything is numbered. */
static void morphs_sort(struct school *school, char **banks, int count)
{
	for (int i = 0; i < count; i++) {
		FILE *file = file_open(banks[i]);
		struct treebank bank = { 0 };
		struct arena arena;

		arena_init(&arena);
		treebank_read(&bank, &arena, file);
		fclose(file);
		for (size_t s = 0; s < bank.count; s++)
			for (uint32_t w = 0; w < bank.sentences[s].count; w++)
				morph_label(school,
					    bank.sentences[s].words[w].morph,
					    true);
		free(bank.sentences);
		arena_free(&arena);
	}
	qsort(school->morphs.list, school->morphs.count,
	      sizeof *school->morphs.list, text_order);
}

static void combos_add(struct blobs *blobs, const struct school *school)
{
	static uint32_t at[TAG_COUNT + 1];
	static uint16_t combos[65536];
	uint32_t count = 0;

	for (unsigned tag = 0; tag < TAG_COUNT; tag++) {
		at[tag] = count;
		for (unsigned pos = 0; pos < POS_COUNT; pos++)
			for (unsigned m = 0; m < school->morphs.count; m++)
				if (school->seen[tag][pos][m]) {
					combos[2 * count] = (uint16_t)pos;
					combos[2 * count + 1] = (uint16_t)m;
					count++;
				}
	}
	at[TAG_COUNT] = count;
	blobs_add(blobs, at, TAG_COUNT + 1, 4);
	blobs_add(blobs, combos, 2 * count, 2);
}

static void morph_names_add(struct blobs *blobs, const struct names *morphs)
{
	static char text[131072];
	static uint32_t at[1024];
	size_t length = 0;

	for (unsigned i = 0; i < morphs->count; i++) {
		size_t size = strlen(morphs->list[i]) + 1;

		at[i] = (uint32_t)length;
		memcpy(text + length, morphs->list[i], size);
		length += size;
	}
	blobs_add(blobs, at, morphs->count, 4);
	blobs_add(blobs, text, length, 1);
}

static struct net_units units;

static void units_mark(struct school *school, size_t word, size_t at)
{
	(void)word;
	net_mark(school->net, at, &units);
}

void school_write(struct school *school, const char *file)
{
	struct net_shape shape = school->shape;
	struct blobs blobs = { 0 };

	school_run(school, school->gold, units_mark);
	net_prune(school->net, &units, PACKED_BLOCK, &shape);
	error_print("%u of %u hidden units, %u of %u in the top layer",
		    shape.hidden, school->shape.hidden, shape.top,
		    school->shape.top);
	quantize(&blobs, school->net, &shape, TAG_HEADS, &school->corpus);
	combos_add(&blobs, school);
	morph_names_add(&blobs, &school->morphs);
	blobs_write(&blobs, file);
}

void school_open(struct school *school, int argc, char **argv)
{
	int banks = 3;

	while (banks < argc && strcmp(argv[banks], "--score") != 0)
		banks++;
	school->random = SEED;
	corpus_init(&school->corpus);
	morphs_sort(school, argv + 3, banks - 3);
	for (int i = 3; i < banks; i++)
		school->gold.to = read_gold(school, argv[i], true).to;
	for (int i = banks + 1; i < argc && school->scored_count < SCORED; i++)
		school->scored[school->scored_count++] =
			read_gold(school, argv[i], false);
	school->silver = read_silver(school, argv[2]);
	corpus_number(&school->corpus, WORD_ROWS);
	batches_init(&school->batches, &school->corpus, SEED + 1);
	school->batches.unknown = UNKNOWN;
	school->shape = sizes;
	school->shape.labels[HEAD_TAG] = TAG_COUNT;
	school->shape.labels[HEAD_POS] = POS_COUNT;
	school->shape.labels[HEAD_MORPH] = school->morphs.count;
	school->shape.labels[SILVER_TAG] = school->teacher_tags.count;
	school->shape.labels[SILVER_DEP] = school->teacher_deps.count;
	school->net = net_new(&school->shape, SEED + 2);
}

void school_run(struct school *school, struct range range,
		void (*use)(struct school *school, size_t word, size_t at))
{
	struct batch *batch = &school->batches.batch;
	float unknown = school->batches.unknown;
	size_t word = school->corpus.starts[range.from];

	school->batches.unknown = 0;
	for (size_t s = range.from; s < range.to;) {
		batch_begin(&school->batches);
		while (s < range.to && batch->count < 2048)
			batch_add(&school->batches, s++, -1);
		net_run(school->net, batch);
		for (uint32_t i = 0; i < batch->count; i++)
			if (!batch->border[i])
				use(school, word++, i);
	}
	school->batches.unknown = unknown;
}
