/* habits.c - learns what nlp/habits.c reads, and adds it to the tagger's model
 *
 * usage: habits MODEL TREEBANK TREEBANK
 *
 * Goes in: the model as train/tags.c wrote it, and the tree banks, one for
 * each style. Comes out: the model with three sections more: a weight for each
 * word of the vocabulary; a hash table from word, tag and style, or mark, what
 * is beside it, and style, to a list; the lists of parts of speech and morphs,
 * or of tags, each one once.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "nlp/tagmodel.h"
#include "nlp/wordrows.h"
#include "train/treebank.h"
#include "train/uses.h"

/* Words of a piece, at least; what is left at the end is no piece. */
#define PIECE 60

struct study {
	const void *blob;
	struct network network;
	struct uses words, marks;
	struct pieces pieces;
};

static const void *model_read(const char *name)
{
	FILE *file = fopen(name, "rb");
	long size = -1;
	void *bytes;

	if (file && fseek(file, 0, SEEK_END) == 0)
		size = ftell(file);
	if (size < 0) {
		error_print("%s: cannot read", name);
		exit(2);
	}
	rewind(file);
	bytes = aligned_alloc(BLOB_ALIGN, (size_t)size);
	if (!bytes || fread(bytes, 1, (size_t)size, file) != (size_t)size ||
	    !blob_check(bytes, (size_t)size)) {
		error_print("%s: not a model", name);
		exit(2);
	}
	fclose(file);
	return bytes;
}

/* The number of a morph in the model, which has all of the tree banks. */
static uint16_t morph_number(const void *blob, const char *name)
{
	uint32_t count, bytes;
	const uint32_t *at = blob_section(blob, TAGS_NAME_AT, 4, &count);
	const char *names = blob_section(blob, TAGS_NAMES, 1, &bytes);

	for (uint32_t i = 0; i < count; i++)
		if (strcmp(names + at[i], name) == 0)
			return (uint16_t)i;
	error_print("the model was made from other tree banks");
	exit(2);
}

static void use_add(struct uses *uses, struct use use)
{
	if (uses->count == uses->room) {
		uses->room = uses->room ? 2 * uses->room : 65536;
		uses->list = memory_resize(uses->list, uses->room *
						       sizeof *uses->list);
	}
	uses->list[uses->count++] = use;
}

/* What one word of a sentence is to others. */
struct look {
	uint16_t row, shape;
	enum beside kind;
};

static struct look look_at(const struct study *study, const struct gold *gold)
{
	uint16_t rows[CACHE_KEY];
	struct word word;

	word_make(&word, string_of(gold->form));
	word_rows(rows, &word);
	return (struct look){
		(uint16_t)network_word(&study->network, word.hash),
		rows[TABLE_SHAPE], beside_of(word.shape) };
}

static void word_add(struct study *study, const struct gold_sentence *sentence,
		     uint32_t i, unsigned style)
{
	const struct gold *gold = &sentence->words[i];
	struct look look = look_at(study, gold);
	struct beside_mark beside = { 0 };
	uint8_t tag = tag_named(string_of(gold->tag));

	use_add(&study->words, (struct use){
		HABIT_KEY(look.row, tag, style),
		(uint16_t)pos_named(string_of(gold->pos)),
		morph_number(study->blob, gold->morph) });
	if (look.shape >= ROW_ADDRESS && look.shape <= ROW_FILE)
		use_add(&study->marks, (struct use){
			ADDRESS_KEY(look.shape, style), tag, 0 });
	if (look.kind != BESIDE_MARK)
		return;
	if (i > 0) {
		beside.left = look_at(study, gold - 1).kind;
		beside.touches_left = gold[-1].touches;
	}
	if (i + 1 < sentence->count) {
		beside.right = look_at(study, gold + 1).kind;
		beside.touches_right = gold->touches;
	}
	use_add(&study->marks, (struct use){
		mark_key(look.row, style, &beside), tag, 0 });
}

static void piece_end(struct study *study, size_t from, unsigned style)
{
	struct pieces *pieces = &study->pieces;

	pieces->list = memory_resize(pieces->list, (pieces->count + 1) *
						   sizeof *pieces->list);
	pieces->list[pieces->count++] = (struct piece){
		from, study->words.count, style };
	pieces->of[style]++;
}

static void bank_read(struct study *study, const char *name, unsigned style)
{
	FILE *file = fopen(name, "r");
	struct treebank bank = { 0 };
	struct arena arena;
	size_t from = study->words.count;

	if (!file) {
		error_print("%s: cannot open", name);
		exit(2);
	}
	arena_init(&arena);
	treebank_read(&bank, &arena, file);
	fclose(file);
	for (size_t s = 0; s < bank.count; s++) {
		for (uint32_t i = 0; i < bank.sentences[s].count; i++)
			word_add(study, &bank.sentences[s], i, style);
		if (study->words.count - from >= PIECE) {
			piece_end(study, from, style);
			from = study->words.count;
		}
	}
	free(bank.sentences);
	arena_free(&arena);
}

/* The sections that are there already. */
static void sections_copy(struct blobs *blobs, const void *blob)
{
	static const size_t widths[] = { 1, 2, 4 };

	blobs->kind = blob_kind(blob);
	for (unsigned s = 0; s < TAGS_HABITS; s++)
		for (unsigned w = 0; w < 3; w++) {
			uint32_t items;
			const void *data = blob_section(blob, s, widths[w],
							&items);
			if (data)
				blobs_add(blobs, data, items, widths[w]);
		}
}

/* How many rows the table of words has. */
static size_t rows_of(const void *blob)
{
	uint32_t items;
	const uint32_t *shape = blob_section(blob, NETWORK_SHAPE, 4, &items);

	return shape[SHAPE_NUMBERS + 2 * TABLE_WORD + 1];
}

int main(int argc, char **argv)
{
	static struct study study;
	struct blobs blobs = { 0 };
	size_t rows;

	error_program("train/habits");
	if (argc != 2 + STYLES) {
		error_print("usage: habits MODEL TREEBANK TREEBANK");
		return 2;
	}
	study.blob = blob_native(model_read(argv[1]));
	network_open(&study.network, study.blob);
	for (unsigned style = 0; style < STYLES; style++)
		bank_read(&study, argv[2 + style], style);
	sections_copy(&blobs, study.blob);
	rows = rows_of(study.blob);
	blobs_add(&blobs, style_weights(&study.words, &study.pieces, rows),
		  rows, 1);
	habits_add(&blobs, &study.words, &study.marks);
	blobs_write(&blobs, argv[1]);
	return 0;
}
