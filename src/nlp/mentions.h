/* mentions.h - who could speak: the noun phrases of an article */
#ifndef MENTIONS_H
#define MENTIONS_H

#include "nlp/scene.h"

enum mention_flag {
	MENTION_PLURAL = 1,
	MENTION_OWNER = 2,     /* "Smith" of "Smith's claim", "his" */
	MENTION_TIME = 4,      /* "Tuesday", "last week" */
	MENTION_DEFINITE = 8,  /* the, this, his, a name */
	MENTION_PART = 16,     /* what the one before it reaches over */
	MENTION_RELATIVE = 32  /* who, which, that */
};

/* The words [first, end): a pronoun, or a noun phrase with its title and
 * article; to full_end it takes what belongs to a nominal ("a spokesman |
 * for the ministry"). In order of first. */
struct mention {
	uint32_t first, end, full_end;
	uint32_t reach;  /* behind what says where somebody is from, too */
	uint32_t head;   /* the word that the phrase is about */
	uint32_t entity; /* index, or NOWHERE */
	uint8_t kind;    /* enum speaker_kind */
	uint8_t flags;
};

struct mention_list {
	struct mention *items;
	uint32_t count;
	size_t room;           /* of items */
	uint32_t *of_sentence; /* first mention of each; sentence_count + 1 */
	uint32_t *of_word;     /* the phrase that holds a word, or NOWHERE */
};

/* Kind and flags as one number for features. */
static inline unsigned mention_looks(const struct mention *mention)
{
	return mention->kind | (mention->entity != NOWHERE ? 4u : 0u) |
	       (unsigned)mention->flags << 3;
}

void mentions_make(struct mention_list *list, const struct scene *scene);

/* The first mention of the sentence that begins at the word or behind it. */
uint32_t mention_behind(const struct mention_list *list, uint32_t sentence,
			uint32_t word);

/* The words as the mention of a name: the one that is there, or one added
 * behind those of the text. */
uint32_t mention_of_words(struct mention_list *list, const struct scene *scene,
			  uint32_t first, uint32_t end);

#endif
