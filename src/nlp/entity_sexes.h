/* entity_sexes.h - the grammatical sex of persons, as the text shows it */
#ifndef ENTITY_SEXES_H
#define ENTITY_SEXES_H

#include "nlp/article.h"

/* Votes of pronouns for the entity that each can only mean. */
struct sex_votes {
	uint32_t counts[3]; /* by enum sex */
};

/* `entities` with label and mentions; one vote box for each. */
void pronouns_count(const struct article *article, struct sex_votes *votes);

/* As a title shows that stands before a mention: "Mrs. [Thatchley]". */
enum sex title_sex(const struct article *article, const struct entity *entity);

/* Titles and offices before given names before pronouns. */
enum sex sex_decide(const struct entity *entity, enum sex title,
		    const struct sex_votes *votes, struct arena *arena);

#endif
