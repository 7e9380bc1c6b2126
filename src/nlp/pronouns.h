/* pronouns.h - whom "he" and "she" mean */
#ifndef PRONOUNS_H
#define PRONOUNS_H

#include "nlp/reading.h"

/* A mention of a person by name or office, or a pronoun that may mean one. */
struct pronoun_hit {
	uint32_t word;
	uint32_t entity; /* NOWHERE if it is not known */
	bool open;       /* a pronoun that was not looked at so far */
	bool stranger;   /* "a clerk" of whom there is no name */
	enum sex sex;    /* of a stranger, as the word shows */
};

struct pronouns {
	const struct reading *reading;
	struct pronoun_hit *hits; /* in text order */
	size_t room;
	uint32_t count, done;     /* none of the first `done` is open */
};

/* `nominals`: "the minister" and "a clerk", with the persons that they mean,
 * in any order. */
void pronouns_start(struct pronouns *pronouns, const struct reading *reading,
		    const struct pronoun_hit *nominals, uint32_t count);

/* The person whom that pronoun means, or NOWHERE. `last` is who spoke last,
 * an entity or NOWHERE, at the word `last_word`. Words are asked for in text
 * order, more or less: an earlier pronoun keeps what it was taken for. */
uint32_t pronoun_entity(struct pronouns *pronouns, uint32_t word,
			uint32_t last, uint32_t last_word);

/* The sex that a pronoun shows. */
enum sex form_sex(uint32_t form);

/* Whether an entity may be of that sex. */
bool sex_fits(const struct reading *reading, uint32_t entity, enum sex sex);

#endif
