/* ent_votes.c - what the other occurrences of a word were taken for */
#include "nlp/ent_votes.h"

#include "nlp/ent_labels.h"

enum kind { KIND_TOP = 200, KIND_TOP_KIND, KIND_BESIDE };

static bool may_vote(const struct ent_text *text, uint32_t w)
{
	return ent_form(text, w)->capital ||
	       text->words[w].casing == CASING_FLAT;
}

void ent_votes_make(struct ent_votes *votes, const struct ent_text *text,
		    const uint8_t *labels, struct arena *arena)
{
	votes->text = text;
	votes->labels = labels;
	votes->polls = arena_zero(arena, (text->fold_count + 1u) *
						 sizeof *votes->polls);
	for (uint32_t w = 0; w < text->word_count; w++) {
		struct ent_poll *poll = &votes->polls[ent_form(text, w)->fold];
		if (!may_vote(text, w) || poll->counts[labels[w]] == UINT8_MAX)
			continue;
		poll->counts[labels[w]]++;
		poll->total++;
	}
}

static void poll_rank(struct ent_poll *poll)
{
	unsigned best = 0, second = 1;

	for (unsigned l = 1; l < CHAIN_LABELS; l++)
		if (poll->counts[l] > poll->counts[best]) {
			second = best;
			best = l;
		} else if (l > 1 && poll->counts[l] > poll->counts[second]) {
			second = l;
		}
	poll->best = (uint8_t)best;
	poll->second = (uint8_t)second;
	poll->ranked = true;
}

/* The most frequent label of the others; how many they are goes to *total,
 * 0 if there are none, and how many have it to *top. */
static unsigned top_label(const struct ent_votes *votes, uint32_t w,
			  unsigned *top, unsigned *total)
{
	struct ent_poll *poll =
		&votes->polls[ent_form(votes->text, w)->fold];
	unsigned own = votes->labels[w], second;

	*top = *total = 0;
	if (!may_vote(votes->text, w))
		return 0;
	*total = poll->total - (poll->counts[own] > 0);
	if (!*total)
		return 0;
	if (!poll->ranked)
		poll_rank(poll);
	*top = poll->counts[poll->best] - (own == poll->best ? 1u : 0u);
	second = poll->counts[poll->second];
	if (own != poll->best || second < *top ||
	    (second == *top && poll->best < poll->second))
		return poll->best;
	*top = second;
	return poll->second;
}

static unsigned kind_of(unsigned label)
{
	return label == CHAIN_OUTSIDE ? ENT_KINDS : chain_kind(label);
}

bool ent_votes_differ(const struct ent_votes *votes, uint32_t from,
		      uint32_t to)
{
	unsigned top, total;

	for (uint32_t w = from; w < to; w++) {
		unsigned label = top_label(votes, w, &top, &total);
		if (total && kind_of(label) != kind_of(votes->labels[w]))
			return true;
	}
	return false;
}

size_t ent_votes_features(const struct ent_votes *votes, uint32_t word,
			  uint32_t from, uint32_t to, uint64_t *features)
{
	unsigned top, total, own = votes->labels[word];
	unsigned label = top_label(votes, word, &top, &total);
	size_t count = 0;

	if (total) {
		unsigned many = total < 3 ? total : 3;
		unsigned all = top == total;
		features[count++] = feature(KIND_TOP, label, own);
		features[count++] = feature(KIND_TOP_KIND, kind_of(label),
					    many * 2 + all);
		features[count++] = feature(KIND_TOP_KIND, kind_of(label),
					    16 + kind_of(own));
	}
	for (int side = -1; side <= 1; side += 2) {
		int64_t at = (int64_t)word + side;
		if (at < from || at >= to)
			continue;
		label = top_label(votes, (uint32_t)at, &top, &total);
		if (total)
			features[count++] = feature(KIND_BESIDE, label,
						    side < 0);
		features[count++] = feature(KIND_BESIDE, votes->labels[at],
					    side < 0 ? 3 : 2);
	}
	return count;
}
