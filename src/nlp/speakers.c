/* speakers.c - which mention speaks
 *
 * In: a cue, the mentions around it. Out: the mention that speaks, or none.
 * In ‘The plan, said Ode, the mayor, upset Lee’ the options of "said" are the
 * plan, Ode, the mayor and Lee; nearness, the side, what stands between and
 * what the mention is decide for Ode.
 *
 * Options are the mentions of the sentence, nearest first on either side, and
 * the first ones of the sentence before, for a fragment that has no subject.
 */
#include "nlp/speakers.h"

#include "nlp/choice.h"

/* Mentions of the sentence considered on either side: farther ones were the
 * speaker in less than one of 200 attributions of the training data. */
#define LEFT_MOST 20
#define RIGHT_MOST 12
#define BEFORE_MOST 4 /* of the sentence before */

static bool may_speak(const struct reading *reading, uint32_t cue, uint32_t m)
{
	const struct mention *mention = &reading->mentions.items[m];

	return !(mention->flags & (MENTION_PART | MENTION_TIME)) &&
	       (mention->end <= cue || mention->first > cue);
}

uint32_t speaker_options(const struct reading *reading, uint32_t cue,
			 uint32_t options[OPTIONS])
{
	const struct mention_list *mentions = &reading->mentions;
	uint32_t s = reading->scene.words[cue].sentence, n = 0;
	uint32_t from = mentions->of_sentence[s];
	uint32_t to = mentions->of_sentence[s + 1];
	uint32_t middle = mention_behind(mentions, s, cue + 1);

	for (uint32_t m = middle; m > from && n < LEFT_MOST; m--)
		if (may_speak(reading, cue, m - 1))
			options[n++] = m - 1;
	for (uint32_t m = middle, k = 0; m < to && k < RIGHT_MOST; m++, k++)
		if (may_speak(reading, cue, m))
			options[n++] = m;
	if (s > 0 && reading->scene.sentences[s - 1].read) {
		uint32_t m = mentions->of_sentence[s - 1];
		for (int k = 0; k < BEFORE_MOST && m < from; k++)
			options[n++] = m++;
	}
	options[n++] = NOWHERE;
	return n;
}

static uint32_t form_or(const struct reading *reading, uint32_t word,
			uint32_t first, uint32_t end)
{
	return word >= first && word < end ?
		       reading->scene.words[word].form : 1;
}

/* What stands between cue and mention. */
struct gap {
	unsigned side;     /* 0 before the cue, 1 behind, 2 other sentence */
	uint32_t length;
	uint32_t seen;     /* words from the cue on, of which this is true: */
	unsigned commas, verbs, marks, mentions;
	uint32_t last;     /* mention */
	uint64_t forms, tags; /* of up to 4 and 6 words */
};

static const struct gap gap_empty = { .last = NOWHERE };

static void gap_add(struct gap *gap, const struct reading *reading, uint32_t w)
{
	const struct scene_word *word = &reading->scene.words[w];
	uint32_t phrase = reading->mentions.of_word[w];

	gap->commas += word->form == FORM(",");
	gap->verbs += word->pos == POS_VERB;
	gap->marks += (word->flags & WORD_MARK) != 0;
	gap->mentions += phrase != NOWHERE && phrase != gap->last;
	gap->last = phrase;
	if (gap->seen < 4)
		gap->forms = hash_mix(gap->forms, word->form);
	if (gap->seen < 6)
		gap->tags = hash_mix(gap->tags, word->tag);
	gap->seen++;
}

/* Goes on from the gap of the option before where that lies in this one. */
static void gap_measure(const struct reading *reading, uint32_t cue,
			const struct mention *mention, struct gap *gap)
{
	const struct scene_word *words = reading->scene.words;
	bool other = words[mention->first].sentence != words[cue].sentence;
	bool behind = !other && mention->first > cue;
	uint32_t length = behind ? mention->first - cue - 1
				 : cue - mention->end;

	if (behind != (gap->side == 1) || length < gap->seen)
		*gap = gap_empty;
	gap->side = other ? 2 : behind;
	gap->length = length;
	while (gap->seen < gap->length && gap->seen < 40)
		gap_add(gap, reading, behind ? cue + 1 + gap->seen
					     : cue - 1 - gap->seen);
}

static unsigned few(unsigned n)
{
	return n < 3 ? n : 3;
}

static void features_gap(const struct reading *reading, uint32_t cue,
			 const struct mention *mention, const struct gap *gap,
			 struct feature_list *list)
{
	const struct scene_word *w = &reading->scene.words[cue];
	unsigned far = distance_class(gap->length);
	unsigned counts = few(gap->commas) | few(gap->verbs) << 2 |
			  few(gap->marks) << 4 | few(gap->mentions) << 6;
	unsigned looks = mention_looks(mention);

	feature_add(list, 1, gap->side, far);
	feature_add(list, 2, gap->side, counts);
	feature_add(list, 3, hash_mix(gap->side, few(gap->mentions)), w->tag);
	feature_add(list, 4, hash_mix(gap->side, few(gap->mentions)),
		    w->lemma);
	feature_add(list, 5, hash_mix(gap->side, counts), w->tag);
	feature_add(list, 6, hash_mix(gap->side, far), looks);
	feature_add(list, 7, hash_mix(gap->side, few(gap->verbs)), looks);
	feature_add(list, 8, hash_mix(gap->side, far), w->tag);
	if (gap->length <= 4)
		feature_add(list, 9, gap->side,
			    hash_mix(gap->forms, gap->length));
	if (gap->length <= 6)
		feature_add(list, 10, gap->side,
			    hash_mix(gap->tags, gap->length));
	feature_add(list, 11, hash_mix(gap->side, far < 3 ? far : 3),
		    w->lemma);
}

static void features_self(const struct reading *reading, uint32_t cue,
			  const struct mention *mention, const struct gap *gap,
			  struct feature_list *list)
{
	const struct scene *scene = &reading->scene;
	const struct scene_word *w = &scene->words[cue];
	const struct scene_word *head = &scene->words[mention->head];
	const struct scene_sentence *s = &scene->sentences[
		scene->words[mention->first].sentence];
	unsigned looks = mention_looks(mention);
	uint32_t before = form_or(reading, mention->first - 1, s->first,
				  s->end);
	uint32_t after = form_or(reading, mention->full_end, s->first, s->end);
	unsigned label = mention->entity == NOWHERE ? 99 :
		scene->article->entities[mention->entity].label;

	feature_add(list, 20, gap->side, looks);
	feature_add(list, 21, gap->side, head->lemma);
	feature_add(list, 22, w->lemma, head->lemma);
	feature_add(list, 23, gap->side, before);
	feature_add(list, 24, gap->side, after);
	feature_add(list, 25, gap->side, mention->kind == SPEAKER_PRONOUN ?
		    head->form : label);
	feature_add(list, 26, w->tag, hash_mix(head->tag, gap->side));
	feature_add(list, 27, hash_mix(gap->side, mention->first == s->first),
		    looks);
	feature_add(list, 28, hash_mix(head->marked == w->marked,
				       head->marked != NOWHERE), gap->side);
	feature_add(list, 29, hash_mix(gap->side, before), w->tag);
}

/* Who is nobody: what stands right around the cue decides. */
static void features_nobody(const struct reading *reading, uint32_t cue,
			    struct feature_list *list)
{
	const struct scene *scene = &reading->scene;
	const struct scene_word *w = &scene->words[cue];
	const struct scene_sentence *s = &scene->sentences[w->sentence];

	feature_add(list, 50, 0, 0);
	feature_add(list, 51, w->tag, 0);
	feature_add(list, 52, w->lemma, 0);
	feature_add(list, 53, w->tag, form_or(reading, cue - 1, s->first,
					      s->end));
	feature_add(list, 54, w->tag, form_or(reading, cue + 1, s->first,
					      s->end));
}

static void option_features(const struct reading *reading, uint32_t cue,
			    uint32_t option, struct gap *gap,
			    struct feature_list *list)
{
	const struct mention *mention;

	if (option == NOWHERE) {
		features_nobody(reading, cue, list);
		return;
	}
	mention = &reading->mentions.items[option];
	gap_measure(reading, cue, mention, gap);
	features_gap(reading, cue, mention, gap, list);
	features_self(reading, cue, mention, gap, list);
}

void speaker_features(const struct reading *reading, uint32_t cue,
		      uint32_t mention, struct feature_list *list)
{
	struct gap gap = gap_empty;

	option_features(reading, cue, mention, &gap, list);
}

void speaker_choose(const struct reading *reading, struct event *event)
{
	const struct linear *head = &reading->model->heads[HEAD_SPEAKER];
	uint32_t options[OPTIONS];
	uint32_t count = speaker_options(reading, event->cue, options);
	struct choice choice = CHOICE_EMPTY;
	struct feature_list lists[2];
	struct gap gap = gap_empty;

	for (uint32_t i = 0; i <= count; i++) {
		if (i < count) {
			features_start(&lists[i % 2], head);
			option_features(reading, event->cue, options[i], &gap,
					&lists[i % 2]);
		}
		if (i > 0) /* its weights are near by now */
			choice_add(&choice, options[i - 1],
				   features_score(&lists[(i - 1) % 2]));
	}
	event->speaker = choice.best;
	event->speaker_margin = choice_margin(&choice);
}
