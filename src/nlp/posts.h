/* posts.h - offices, and whose they are: "the Pentagon spokesperson" */
#ifndef POSTS_H
#define POSTS_H

#include "nlp/reading.h"

/* Words of an employer or of a role: more is a clause. */
#define ROLE_WORDS 12

/* An office and whose it is, as keys: "Department of Defense deputy
 * spokesperson" is "spokes" of {defense, deputy, department}. */
struct post {
	struct string office;
	enum sex sex; /* of "spokeswoman" */
	bool former;
	struct string words[ROLE_WORDS];
	uint32_t count;
};

/* Of a role as the entities have it. */
void post_of_role(struct post *post, struct string role, struct arena *arena);

/* Of a nominal: its head is the office, all other words are whose it is. */
void post_of_mention(struct post *post, const struct reading *reading,
		     const struct mention *mention);

/* Whether the nominal may mean who has that role: the office is the same, and
 * whose it is, as far as the nominal says, by its words or by a name that the
 * alias table knows ("Pentagon" is "Department of Defense"). */
bool posts_fit(const struct post *nominal, const struct post *role);

#endif
