/* relabel.c - the network's own labels for the teacher's sentences
 *
 * Goes in: a network that has learned from the tree banks, and news with a
 * teacher's tags. Comes out: labels of the tagger's heads for each word of the
 * news, the two best ones with their shares (Hinton et al. 2015: what a
 * network doubts is worth learning too).
 *
 * The teacher sees more than five words, but its tags are not the tree banks':
 * what it calls `:` they call "," or ":". So how often it gives each of its
 * tags to the words of each label is counted, and the network's probability of
 * a label is multiplied by the root of the share of the teacher's tag among
 * the words of that label (Bayes' rule, but half as sure, for both learned
 * from similar texts and err in similar places).
 */
#include "train/relabel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "train/matrix.h"

#define TEACHER_TAGS 128 /* at most */
#define COUNTED 8        /* one in so many sentences is enough for counting */
#define PRIOR 10.0f      /* words that a label is taken to have had before */
#define FAR 20.0f        /* scores so far below the best do not matter */

/* How many words have a tag of the teacher and a label; then the root of the
 * tag's share of the label's words, 1 for tags that were not counted. */
static float agreed[TAG_HEADS][TEACHER_TAGS][MORPHS];

static const float *scores_of(const struct school *school, unsigned head,
			      size_t at)
{
	return net_scores(school->net, head) +
	       at * columns_padded(school->shape.labels[head]);
}

static unsigned teacher_of(const struct school *school, size_t word)
{
	return (unsigned)school->corpus.labels[word][SILVER_TAG] %
	       TEACHER_TAGS;
}

static void word_count(struct school *school, size_t word, size_t at)
{
	for (unsigned h = 0; h < TAG_HEADS; h++) {
		const float *scores = scores_of(school, h, at);
		unsigned best = 0;

		for (unsigned i = 1; i < school->shape.labels[h]; i++)
			if (scores[i] > scores[best])
				best = i;
		agreed[h][teacher_of(school, word)][best]++;
	}
}

/* Counts to roots of shares; what is rare is pulled to the share of the tag
 * among all words. */
static void agreed_weigh(const struct school *school, unsigned head)
{
	unsigned labels = school->shape.labels[head];
	float all[TEACHER_TAGS] = { 0 }, of[MORPHS] = { 0 }, words = 0;

	for (unsigned t = 0; t < TEACHER_TAGS; t++)
		for (unsigned i = 0; i < labels; i++) {
			all[t] += agreed[head][t][i];
			of[i] += agreed[head][t][i];
			words += agreed[head][t][i];
		}
	for (unsigned t = 0; t < TEACHER_TAGS; t++)
		for (unsigned i = 0; i < labels; i++)
			agreed[head][t][i] = all[t] == 0 ? 1 : sqrtf(
				(agreed[head][t][i] + PRIOR * all[t] / words) /
				(of[i] + PRIOR));
}

struct leaders {
	unsigned first, second;
	float most, next;
};

static void leaders_meet(struct leaders *leaders, unsigned label, float p)
{
	if (p > leaders->most) {
		leaders->second = leaders->first;
		leaders->next = leaders->most;
		leaders->first = label;
		leaders->most = p;
	} else if (p > leaders->next) {
		leaders->second = label;
		leaders->next = p;
	}
}

static struct leaders leaders_of(const struct school *school, unsigned head,
				 size_t at, unsigned teacher)
{
	const float *scores = scores_of(school, head, at);
	struct leaders leaders = { 0 };
	float largest = scores[0];

	for (unsigned i = 1; i < school->shape.labels[head]; i++)
		largest = scores[i] > largest ? scores[i] : largest;
	for (unsigned i = 0; i < school->shape.labels[head]; i++)
		if (scores[i] > largest - FAR)
			leaders_meet(&leaders, i,
				     exp_of(scores[i] - largest) *
					     agreed[head][teacher][i]);
	return leaders;
}

static void word_label(struct school *school, size_t word, size_t at)
{
	struct doubt *doubt = &school->corpus.doubts[word];

	for (unsigned h = 0; h < TAG_HEADS; h++) {
		struct leaders leaders = leaders_of(school, h, at,
			teacher_of(school, word));
		float share = leaders.next / (leaders.most + leaders.next);

		school->corpus.labels[word][h] = (int16_t)leaders.first;
		doubt->other[h] = (int16_t)leaders.second;
		doubt->share[h] = (uint8_t)(share * 256.0f);
	}
}

void relabel(struct school *school)
{
	struct range some = school->silver;
	size_t size = school->corpus.word_count * sizeof(struct doubt);

	some.to = some.from + (some.to - some.from) / COUNTED;
	memset(agreed, 0, sizeof agreed);
	school_run(school, some, word_count);
	for (unsigned h = 0; h < TAG_HEADS; h++)
		agreed_weigh(school, h);
	if (!school->corpus.doubts)
		school->corpus.doubts = memset(memory_new(size), 0, size);
	school_run(school, school->silver, word_label);
}
