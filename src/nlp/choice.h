/* choice.h - the best of several options, and by how much */
#ifndef CHOICE_H
#define CHOICE_H

#include <stdint.h>

struct choice {
	uint32_t best;
	int32_t score, second;
};

#define CHOICE_EMPTY { UINT32_MAX, INT32_MIN, INT32_MIN }

/* Of equal ones the first counts. */
static inline void choice_add(struct choice *choice, uint32_t option,
			      int32_t score)
{
	if (score > choice->score) {
		choice->second = choice->score;
		choice->score = score;
		choice->best = option;
	} else if (score > choice->second) {
		choice->second = score;
	}
}

/* An only option has a margin that says "sure": 16 in units of log odds. */
#define CHOICE_SURE (16 * 1024)

static inline int32_t choice_margin(const struct choice *choice)
{
	if (choice->second == INT32_MIN ||
	    choice->score - choice->second > CHOICE_SURE)
		return CHOICE_SURE;
	return choice->score - choice->second;
}

#endif
