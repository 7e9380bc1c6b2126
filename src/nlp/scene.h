/* scene.h - an article as the search for quotations sees it
 *
 * Words without the blanks between them, each with what is asked of it again
 * and again as one number; which words stand between quotation marks; where
 * sentences and paragraphs begin.
 */
#ifndef SCENE_H
#define SCENE_H

#include "nlp/marks.h"
#include "nlp/scene_forms.h"

/* A Penn tag or a short word as one number, for switch and features. */
#define WORD4(a, b, c, d) \
	((uint32_t)(a) | (uint32_t)(b) << 8 | (uint32_t)(c) << 16 | \
	 (uint32_t)(d) << 24)

#define NOWHERE UINT32_MAX

enum word_flag {
	WORD_CAPITAL = 1,   /* begins with a capital letter */
	WORD_CAPITALS = 2,  /* has no small letter */
	WORD_MARK = 4,      /* is a quotation mark that was paired */
	WORD_OPENS = 8,     /* the opening one */
	WORD_STARTS = 16,   /* first of its sentence */
	WORD_NAME = 32,     /* inside an ent that can speak */
	WORD_TIME = 64,     /* inside a date or a time */
	WORD_UNREAD = 128   /* in a block without quotations */
};

struct scene_word {
	uint32_t start, end;
	uint32_t token;
	uint32_t form;     /* these two as in scene_forms.h */
	uint32_t lemma;
	uint32_t tag;      /* WORD4 of the Penn tag */
	uint32_t marked;   /* the outermost pair that holds it, or NOWHERE */
	uint32_t sentence; /* index into scene.sentences */
	uint16_t cluster;  /* of verbs and nouns: words used like it, or 0 */
	uint8_t pos;       /* enum pos */
	uint8_t flags;
	uint8_t to_mark;   /* words to the next opening mark, 0 for itself, */
	uint8_t to_that;   /* and to the next "that"; WORDS_AWAY at most */
};

#define WORDS_AWAY 255

/* The words [first, end) of a sentence that has any, and its block. */
struct scene_sentence {
	uint32_t first, end;
	uint32_t block;
	bool read;         /* may hold quotations */
};

/* A pair of marks in words: [first, end) with the marks. */
struct scene_marked {
	uint32_t first, end;
	const struct marked *pair;
};

struct scene {
	const struct article *article;
	struct arena *arena;
	struct scene_word *words;
	struct scene_sentence *sentences;
	struct scene_marked *marked; /* parallel to pairs */
	struct marked_list pairs;
	uint32_t count, sentence_count;
};

void scene_make(struct scene *scene, struct article *article);

/* The first word that ends behind byte `at`; scene.count if there is none. */
uint32_t scene_word_at(const struct scene *scene, uint32_t at);

struct string scene_string(const struct scene *scene, uint32_t word);

/* The text of the words [first, end). */
struct span scene_span(const struct scene *scene, uint32_t first,
		       uint32_t end);

#endif
