/* wordrows.h - where a word stands in the tables of a network
 *
 * Shared by the tagger and its trainer. Each word has a row in each table; the
 * rows of affixes are shared by chance (hashing), which training copes with.
 * Addresses and the like have rows of their own in the table of shapes.
 */
#ifndef WORDROWS_H
#define WORDROWS_H

#include <stdint.h>

#include "model/network.h"
#include "nlp/features.h"

enum { TABLE_WORD, TABLE_SUFFIX2, TABLE_SUFFIX3, TABLE_SUFFIX4, TABLE_PREFIX3,
       TABLE_SHAPE, WORD_TABLES };

#define WORD_ROWS 40960 /* the words of a vocabulary, at most */
#define SUFFIX2_ROWS 2048
#define SUFFIX3_ROWS 8192
#define SUFFIX4_ROWS 16384
#define PREFIX3_ROWS 4096
#define SHAPE_ROWS 80

/* Rows of shapes behind those of words. */
enum { ROW_ADDRESS = WORD_SHAPES, ROW_MAIL, ROW_HANDLE, ROW_FILE, ROW_DRAWN };

/* All rows of a word but the word's own; rows[] has CACHE_KEY items. */
void word_rows(uint16_t *rows, const struct word *word);

/* Those of a place outside a sentence: of no word. */
void border_rows(uint16_t *rows);

#endif
