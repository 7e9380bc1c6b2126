/* network.h - a small network over a window of words, integers only
 *
 * Each word has rows in some tables (nlp/wordrows.h says which). What a word
 * adds to its neighbours' first layer depends on the word alone, so it is
 * computed once and kept (model/cache.h); a token then costs a few additions
 * and two small matrices.
 *
 *     code     of a word, from its rows            once a word
 *     products what it adds, for each place        once a word, kept
 *     hidden   sum of the products around          once a token
 *     middle   from the hidden
 *     top      from the middles around
 *     heads    scores of labels, from the top
 */
#ifndef NETWORK_H
#define NETWORK_H

#include <stddef.h>
#include <stdint.h>

#include "model/cache.h"
#include "model/packed.h"

#define NETWORK_KIND BLOB_KIND('n', 'e', 't', 'w')

#define NETWORK_TABLES 12
#define NETWORK_HEADS 4
#define NETWORK_REACH 4

/* The widest layer that a model may have. */
#define NETWORK_WIDTH 512

#define NETWORK_UNKNOWN 0 /* row of a word not in the vocabulary … */
#define NETWORK_BORDER 1  /* … and of a place outside a sentence */

/* Values of layers are bytes that stand for 1/32 each (packed.h); rows of
 * tables and products, which may be negative, have 128 added to them. */
#define NETWORK_UNIT 32
#define NETWORK_ZERO 128

struct network {
	uint32_t tables, heads;
	uint32_t widths[NETWORK_TABLES];
	const uint8_t *rows[NETWORK_TABLES];
	uint32_t reach, spread, hidden, middle, top;
	uint32_t products;          /* (2 reach + 1) × hidden */
	const uint32_t *vocabulary; /* pairs: check (0: free), row */
	uint32_t mask;
	struct packed code, product, next, last;
	struct packed head[NETWORK_HEADS]; /* all outputs have one shift */
	const int16_t *hidden_bias; /* where every hidden row starts */
};

/* Sections of the model file. Those of a layer are its weights, bias and
 * shifts; the heads follow the layers. Weights of the first head are packed
 * like all others, those of other heads lie in rows, since not all of their
 * outputs are asked for. */
enum network_section {
	NETWORK_SHAPE, NETWORK_VOCABULARY, NETWORK_ROWS, NETWORK_CODE,
	NETWORK_PRODUCT = NETWORK_CODE + 3,
	NETWORK_MIDDLE = NETWORK_PRODUCT + 3,
	NETWORK_TOP = NETWORK_MIDDLE + 3,
	NETWORK_HIDDEN_BIAS = NETWORK_TOP + 3,
	NETWORK_HEAD,
};

/* What NETWORK_SHAPE holds: these, then a width and a number of rows for each
 * table. */
enum network_number {
	SHAPE_TABLES, SHAPE_HEADS, SHAPE_REACH, SHAPE_SPREAD, SHAPE_HIDDEN,
	SHAPE_MIDDLE, SHAPE_TOP, SHAPE_NUMBERS
};

/* The view of an embedded model; costs next to nothing. */
void network_open(struct network *network, const void *embedded);

/* The row of a word in the vocabulary. */
uint32_t network_word(const struct network *network, uint64_t hash);

/* What each of `count` words, at most NETWORK_TOGETHER, adds to the hidden
 * layers around it: rows of `hidden` bytes, the first for the word `reach`
 * places on, the last for the one `reach` places before. `rows` are those of
 * words in the tables. */
#define NETWORK_TOGETHER PACKED_VECTORS
void network_products(const struct network *network,
		      const uint16_t *const *rows, uint8_t *const *products,
		      size_t count);

/* A hidden row from the 2 reach + 1 rows of products of the words around. */
void network_hidden(const struct network *network,
		    const uint8_t *const *products, uint8_t *hidden);

/* The layers in turn, one row after another: the middles of `count` words; the
 * tops of those `count` of them that `at` has, in this order. `middles` are
 * read from `spread` words before the first to `spread` words behind the last;
 * outside a sentence they are zero. */
void network_middles(const struct network *network, const uint8_t *hiddens,
		     uint8_t *middles, size_t count);
void network_tops(const struct network *network, const uint8_t *middles,
		  const uint16_t *at, uint8_t *tops, size_t count);

/* All scores of the first head for each of `count` tops, at most
 * NETWORK_TOGETHER, in rows of network_row(); one score of another. */
size_t network_row(const struct network *network);
void network_sums(const struct network *network, const uint8_t *tops,
		  size_t count, int32_t *sums);
int32_t network_score(const struct network *network, unsigned head,
		      const uint8_t *top, unsigned label);

#endif
