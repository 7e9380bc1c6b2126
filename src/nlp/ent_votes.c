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
	votes->counts = arena_zero(arena, (text->fold_count + 1u) *
						  sizeof *votes->counts);
	for (uint32_t w = 0; w < text->word_count; w++) {
		uint8_t *count = &votes->counts[ent_form(text, w)->fold]
					       [labels[w]];
		if (may_vote(text, w) && *count < UINT8_MAX)
			++*count;
	}
}

/* The most frequent label of the others; how many they are goes to *total,
 * 0 if there are none, and how many have it to *top. */
static unsigned top_label(const struct ent_votes *votes, uint32_t w,
			  unsigned *top, unsigned *total)
{
	const uint8_t *counts =
		votes->counts[ent_form(votes->text, w)->fold];
	unsigned best = 0;

	*top = *total = 0;
	if (!may_vote(votes->text, w))
		return 0;
	for (unsigned l = 0; l < CHAIN_LABELS; l++) {
		unsigned count = counts[l];
		if (l == votes->labels[w] && count)
			count--;
		*total += count;
		if (count > *top) {
			*top = count;
			best = l;
		}
	}
	return best;
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
