/* persons.h - words that go with people: titles, offices, particles
 *
 * Goes in: one folded word (nlp/keys.h). Comes out: what it is beside a name.
 */
#ifndef PERSONS_H
#define PERSONS_H

#include "nlp/article.h"

/* "mr", "dr", "president": stands before a name and is no part of it. */
bool person_is_title(struct string word);

/* "jr", "iii": stands behind a name. */
bool person_is_suffix(struct string word);

/* "van", "al", "de": begins or joins a surname. */
bool person_is_particle(struct string word);

/* "minister", "spokeswoman", "striker": what somebody is. Compounds such as
 * "policewoman" and "vice president" are known by their end. */
bool person_is_office(struct string word);

/* What the title, office or kinship word shows: "mrs", "spokesman". */
enum sex person_sex(struct string word);

/* "he", "herself"; SEX_NONE for other words. */
enum sex pronoun_sex(struct string word);

#endif
