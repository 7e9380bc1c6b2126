/* wordrows.c - where a word stands in the tables of a network */
#include "nlp/wordrows.h"

#include <string.h>

void word_rows(uint16_t *rows, const struct word *word)
{
	memset(rows, 0, CACHE_KEY * sizeof *rows);
	rows[TABLE_SUFFIX2] = (uint16_t)(word->suffix[1] % SUFFIX2_ROWS);
	rows[TABLE_SUFFIX3] = (uint16_t)(word->suffix[2] % SUFFIX3_ROWS);
	rows[TABLE_SUFFIX4] = (uint16_t)(word->suffix[3] % SUFFIX4_ROWS);
	rows[TABLE_PREFIX3] = (uint16_t)(word->prefix[2] % PREFIX3_ROWS);
	rows[TABLE_SHAPE] = word->shape;
}

void border_rows(uint16_t *rows)
{
	struct word none;

	word_make(&none, STRING(""));
	word_rows(rows, &none);
	rows[TABLE_WORD] = NETWORK_BORDER;
}
