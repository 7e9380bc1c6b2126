/* entity_roles.h - what a person is, as the words around the name say */
#ifndef ENTITY_ROLES_H
#define ENTITY_ROLES_H

#include "nlp/article.h"

/* The role that the text gives to the person whose bare name is at `name`:
 * "State Department spokesperson" before it, "a teacher from Lund" behind it
 * between commas, "the French president," before it. Words up to byte `floor`
 * belong to somebody else. Empty span if there is none. */
struct span role_find(const struct article *article, struct span name,
		      uint32_t floor);

#endif
