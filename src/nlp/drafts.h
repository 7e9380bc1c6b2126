/* drafts.h - entities of an article while their mentions are being joined
 *
 * Goes in: ents. Comes out: forms, one for each different text and label, and
 * drafts of entities: at first each form is one of its own, then drafts are
 * joined. A mention may belong to another draft than its form: "Kim" is one
 * form and two people.
 */
#ifndef DRAFTS_H
#define DRAFTS_H

#include "nlp/names.h"

#define NO_DRAFT UINT32_MAX

struct form {
	struct name name;
	enum ent_label label;
	uint32_t count; /* mentions */
};

struct draft_mention {
	struct span span;
	uint32_t form;  /* NO_DRAFT: a nominal, "the ministry" */
	uint32_t draft; /* a form of the draft that it belongs to */
	enum sex sex;   /* as a title in or before it shows */
	uint64_t title; /* hash of that title, 0 for none */
	bool kin;       /* "his wife," stands before it */
};

struct drafts {
	struct article *article;
	struct arena *arena;
	struct form *forms;
	struct draft_mention *mentions; /* in order of the text */
	uint32_t *into;                 /* of each form: what it joined */
	uint32_t form_count, mention_count;
};

void drafts_make(struct drafts *drafts, struct article *article);

/* The form that stands for the whole draft of this form. */
uint32_t draft_of(struct drafts *drafts, uint32_t form);

/* Make one draft of both. */
void drafts_join(struct drafts *drafts, uint32_t a, uint32_t b);

/* The steps, in this order. */
void drafts_join_things(struct drafts *drafts);    /* draft_things.c */
void drafts_join_shorts(struct drafts *drafts);    /* draft_shorts.c */
void drafts_join_persons(struct drafts *drafts);   /* draft_persons.c */
void drafts_add_nominals(struct drafts *drafts);   /* draft_nominals.c */

#endif
