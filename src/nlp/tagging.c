/* tagging.c - the features by which words are tagged
 *
 * For a tag: the word, its affixes and shape, two words on either side, the
 * two tags before (the templates of Ratnaparkhi 1996 and Honnibal 2013). For
 * part of speech and morph, when all tags are known: the word with its tag,
 * the tags around it, and the nearest word on the left that may be its subject
 * or its auxiliary: in "they have often said", VBN "said" follows "have".
 */
#include "nlp/tagging.h"

#include "nlp/tags.h"

size_t tag_features(const struct word *w, const uint8_t *tags,
		    uint64_t *features)
{
	uint64_t *f = features;
	uint64_t one = tags[-1], two = tags[-2];
	unsigned kind = 0;

	*f++ = feature(kind++, 0, 0);
	*f++ = feature(kind++, w->hash, 0);
	*f++ = feature(kind++, w->hash, w->letters);
	*f++ = feature(kind++, w->shape, one);
	for (int i = 0; i < WORD_AFFIX; i++)
		*f++ = feature(kind++, w->suffix[i], 0);
	for (int i = 0; i < 3; i++)
		*f++ = feature(kind++, w->prefix[i], 0);
	*f++ = feature(kind++, w->suffix[2], w->shape);
	*f++ = feature(kind++, one, 0);
	*f++ = feature(kind++, one, two);
	*f++ = feature(kind++, one, w->hash);
	*f++ = feature(kind++, one, w->suffix[1]);
	*f++ = feature(kind++, w[-1].hash, 0);
	*f++ = feature(kind++, w[-2].hash, 0);
	*f++ = feature(kind++, w[1].hash, 0);
	*f++ = feature(kind++, w[2].hash, 0);
	*f++ = feature(kind++, w[1].hash, w->hash);
	*f++ = feature(kind++, w[-1].hash, w->hash);
	*f++ = feature(kind++, w[1].suffix[2], w->suffix[2]);
	*f++ = feature(kind++, w[1].suffix[1], one);
	*f++ = feature(kind++, w[-1].suffix[2], w[1].suffix[2]);
	*f++ = feature(kind++, w[1].shape, w->shape);
	*f++ = feature(kind++, w[-1].shape, w->shape);
	*f++ = feature(kind++, w[2].suffix[1], w[1].suffix[1]);
	return (size_t)(f - features);
}

static bool is_verb_tag(uint8_t tag)
{
	return tag >= TAG_VB && tag <= TAG_VBZ;
}

static bool is_subject_tag(uint8_t tag)
{
	return tag == TAG_PRP || tag == TAG_EX || tag == TAG_WDT ||
	       tag == TAG_WP || (tag >= TAG_NN && tag <= TAG_NNS);
}

/* The hash of the nearest word before `at` whose tag is such; 0 for none. */
static uint64_t before(const struct word *words, const uint8_t *tags,
		       uint32_t at, bool (*is_such)(uint8_t tag))
{
	while (at-- > 0)
		if (is_such(tags[at]))
			return hash_mix(words[at].hash, tags[at]);
	return 0;
}

static uint64_t tag_at(const uint8_t *tags, uint32_t count, uint32_t at,
		       int offset)
{
	int64_t i = (int64_t)at + offset;

	return i >= 0 && i < (int64_t)count ? tags[i] : 0;
}

size_t morph_features(const struct word *words, const uint8_t *tags,
		      uint32_t count, uint32_t at, uint64_t *features)
{
	const struct word *w = &words[at], *last = &words[count - 1];
	uint64_t *f = features, tag = tags[at];
	uint64_t left = tag_at(tags, count, at, -1);
	uint64_t right = tag_at(tags, count, at, 1);
	uint64_t left2 = tag_at(tags, count, at, -2);
	uint64_t right2 = tag_at(tags, count, at, 2);
	uint64_t subject = before(words, tags, at, is_subject_tag);
	uint64_t verb = before(words, tags, at, is_verb_tag);
	uint64_t own = hash_mix(w->hash, tag);
	unsigned kind = 64;

	*f++ = feature(kind++, tag, 0);
	*f++ = feature(kind++, own, 0);
	*f++ = feature(kind++, own, w->letters);
	*f++ = feature(kind++, tag, w->shape);
	*f++ = feature(kind++, tag, w->suffix[1]);
	*f++ = feature(kind++, tag, w->suffix[2]);
	*f++ = feature(kind++, tag, left);
	*f++ = feature(kind++, tag, right);
	*f++ = feature(kind++, hash_mix(tag, left), right);
	*f++ = feature(kind++, hash_mix(tag, left), left2);
	*f++ = feature(kind++, hash_mix(tag, right), right2);
	*f++ = feature(kind++, own, left);
	*f++ = feature(kind++, own, right);
	*f++ = feature(kind++, tag, w[-1].hash);
	*f++ = feature(kind++, tag, w[1].hash);
	*f++ = feature(kind++, own, w[-1].hash);
	*f++ = feature(kind++, own, w[1].hash);
	*f++ = feature(kind++, tag, w[-2].hash);
	*f++ = feature(kind++, tag, w[2].hash);
	*f++ = feature(kind++, tag, subject);
	*f++ = feature(kind++, own, subject);
	*f++ = feature(kind++, tag, verb);
	*f++ = feature(kind++, own, verb);
	*f++ = feature(kind++, hash_mix(tag, left), verb);
	*f++ = feature(kind++, tag, last->hash);
	*f++ = feature(kind++, tag, at == 0);
	*f++ = feature(kind++, own, at == 0);
	return (size_t)(f - features);
}
