/* gap_features.c - what a gap looks like, as numbers for a linear model
 *
 * Goes in: a gap (gaps.h). Comes out: a number for each thing seen in it, "the
 * word behind is 'But' and the mark is a full stop", hashed with one
 * multiplication (Weinberger et al. 2009). A glance is the few of them that
 * cost little, for the many capitals inside sentences.
 */
#include "nlp/gap_features.h"

/* Ever wider steps: 4, 6, 9, 14, 25 and 40 begin one. */
#define STEPS 40

static const unsigned char steps[STEPS] = {
	0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7,
	7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
};

static inline uint32_t bucket(uint32_t n)
{
	return n < STEPS ? steps[n] : 9;
}

/* One feature: a template's number and up to 32 bits of what it saw. */
static inline uint32_t mix(uint32_t kind, uint32_t value)
{
	uint64_t h = (value + kind * 0x9E3779B9u) * 0x9E3779B97F4A7C15u;

	return (uint32_t)(h >> 32);
}

/* A dash, or a curly mark if `last` reaches so far. */
static bool is_dash(const char *at, const char *end, unsigned last)
{
	const unsigned char *p = (const unsigned char *)at;

	return end - at >= 3 && p[0] == 0xE2 && p[1] == 0x80 && p[2] >= 0x93 &&
	       p[2] <= last;
}

/* What the run before the gap ends with, 0 if a glance is not enough. */
static uint32_t last_of(const struct gap *gap)
{
	const char *end = gap->run_end;

	switch (byte_kind(end - 1)) {
	case BYTE_LOWER: case BYTE_UPPER: case BYTE_DIGIT:
		return 1;
	case BYTE_MARK:
		return end[-1] == ',' ? 2 : end[-1] == ';' ? 3
		     : end[-1] == ':' ? 4 : end[-1] == '-' ? 5
		     : end[-1] == '%' ? 6 : 0;
	default:
		return end - gap->run >= 3 && is_dash(end - 3, end, 0x95)
			? 7 : 0;
	}
}

/* The same of what begins the run behind it. What ends as "2)" or "b." does
 * may begin a list item. */
static uint32_t next_of(const struct gap *gap)
{
	const char *next = gap->next, *end = gap->next_end;

	switch (byte_kind(next)) {
	case BYTE_UPPER:
		return 1;
	case BYTE_LOWER: case BYTE_DIGIT:
		return end[-1] == '.' || end[-1] == ')' ? 0 : 2;
	case BYTE_MARK:
		return *next == '"' || *next == '(' || *next == '$' ? 3 : 0;
	default:
		return is_dash(next, end, 0x9F) ? 4 : 0;
	}
}

unsigned glance_features(const struct gaps *g, const struct gap *gap,
			 const struct habits *habits,
			 uint32_t f[GLANCE_FEATURES])
{
	uint32_t length = (uint32_t)(gap->run_end - gap->run);
	uint32_t last = last_of(gap), next = last ? next_of(gap) : 0;
	uint32_t left = (uint32_t)byte_kind(gap->run) |
			(uint32_t)byte_kind(gap->run_end - 1) << 3 |
			(length < 4 ? length : 4) << 6;
	uint32_t core = (uint32_t)gap->right.letters | last << 3 |
			next << 6;
	uint32_t style = (uint32_t)g->small | (uint32_t)g->terminal << 1 |
			 (uint32_t)g->kind << 2;
	uint32_t starter = habits->starters[word_habit(&gap->right)];
	unsigned n = 0;

	if (!next)
		return 0;
	f[n++] = GLANCE_BIAS;
	f[n++] = mix(1, gap->right.hash ^ last);
	f[n++] = mix(2, starter | core << 4 | style << 16);
	f[n++] = mix(3, left | core << 9);
	f[n++] = mix(4, bucket(gap->words) | core << 4 | style << 16);
	f[n++] = mix(5, bucket(gap->words_left) | core << 4 | style << 16);
	f[n++] = mix(6, bucket(gap->words) | starter << 4 | core << 8);
	f[n++] = mix(7, (uint32_t)gap->quoted | (uint32_t)gap->marks << 1 |
				 core << 2 | style << 14);
	return n;
}

unsigned gap_features(const struct gaps *g, const struct gap *gap,
		      const struct habits *habits,
		      uint32_t f[GAP_FEATURES])
{
	uint32_t left_length = (uint32_t)(gap->left.end - gap->left.start);
	uint32_t mark = (uint32_t)gap->mark |
			(uint32_t)gap->repeated << 4;
	uint32_t right_case = (uint32_t)gap->right.letters;
	uint32_t closed = gap->closer ? 1 : 0;
	uint32_t opened = gap->opener ? 1 : 0;
	uint32_t core = mark | right_case << 5 | closed << 8 | opened << 9;
	uint32_t left_case = (uint32_t)gap->left.letters |
			     (uint32_t)gap->dotted << 3 |
			     (left_length < 4 ? left_length : 4) << 4;
	uint32_t abbreviation = (uint32_t)gap->abbreviation;
	uint32_t after_case = (uint32_t)gap->after.letters;
	uint32_t before_case = (uint32_t)gap->before.letters;
	uint32_t starter = gap->right.letters == GAP_LOWER
		? 10 : habits->starters[word_habit(&gap->right)];
	uint32_t stopped = habits->stopped[word_habit(&gap->left)];
	uint32_t whole = gap->next_end == gap->right.end &&
			 gap->next == gap->right.start;
	unsigned n = 0;

	f[n++] = mix(8, mark | abbreviation << 5 | right_case << 8);
	f[n++] = mix(9, mark | left_case << 5 | right_case << 13);
	f[n++] = mix(10, gap->closer ^ mark << 20 ^ right_case << 26);
	f[n++] = mix(11, gap->opener ^ mark << 20 ^ right_case << 26);
	f[n++] = mix(12, gap->right.hash ^ mark);
	f[n++] = mix(13, gap->right.hash ^ right_case);
	f[n++] = mix(14, gap->left.hash ^ mark);
	f[n++] = mix(15, gap->left.hash ^ right_case);
	f[n++] = mix(16, bucket(gap->words) | core << 4);
	f[n++] = mix(17, (uint32_t)g->kind | core << 4);
	f[n++] = mix(18, abbreviation | gap->right.hash << 4);
	f[n++] = mix(19, gap->after.hash ^ core);
	f[n++] = mix(20, gap->before.hash ^ core);
	f[n++] = mix(21, bucket(gap->words) | bucket(gap->words_left) << 4 |
				 core << 8);
	f[n++] = mix(22, left_case | before_case << 8 | core << 12);
	f[n++] = mix(23, gap->next_end > gap->next
			? (unsigned char)gap->next_end[-1] | core << 8 : 0);
	f[n++] = mix(24, starter | core << 4);
	f[n++] = mix(25, stopped | starter << 4 | mark << 8 | left_case << 14);
	f[n++] = mix(26, whole | after_case << 1 | core << 4);
	return n;
}
