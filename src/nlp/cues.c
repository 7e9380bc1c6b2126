/* cues.c - the words that report speech
 *
 * In: words, marks, mentions. Out: for each word the log odds that something
 * said hangs on it: in "He said the vote, he claimed, was a sham" both verbs.
 *
 * A word is judged by itself (lemma, tag) and by its surroundings: what comes
 * behind the phrase next to it ("told reporters | that"), what before its
 * subject (a closing mark, a comma), where the quotation marks are, whether a
 * clause follows. Source: the idea to classify every token is BBC Citron's.
 *
 * Gets wrong: rare verbs without quotation marks, and nouns of speech.
 */
#include "nlp/cues.h"

#include "nlp/borders.h"
#include "nlp/penn.h"
#include "nlp/silences.h"

/* What a word by itself says at least if it is looked at any closer. */
#define ALONE_LEAST (-LINEAR_SCALE)

/* Words from a closing mark to the verb whose subject is between, at most. */
#define NEAR_MARK 8

static bool may_report(const struct scene_word *word)
{
	switch (word->tag) {
	case VB: case VBD: case VBG: case VBN: case VBP: case VBZ:
	case NN: case NNS:
		return true;
	case IN: case JJ: case NNP: case RB:
		return word->form == FORM("according") ||
		       word->form == FORM("per");
	default:
		return word->form == FORM(":") ||
		       word->form == FORM("according");
	}
}

bool cue_may_be(const struct reading *reading, uint32_t word)
{
	const struct scene_word *w = &reading->scene.words[word];

	return may_report(w) && !(w->flags & WORD_UNREAD) &&
	       !silence_at(reading, word);
}

static bool is_be(uint32_t lemma)
{
	return lemma == FORM("be") || lemma == FORM("get");
}

/* Back over "has not yet", "went on to", "did n't". */
static void look_left(const struct reading *reading, uint32_t word,
		      struct around *around)
{
	const struct scene_word *words = reading->scene.words;
	uint32_t w = word;

	while (w > around->first) {
		const struct scene_word *prev = &words[w - 1];
		if (prev->tag == MD)
			around->modal = true;
		else if (prev->form == FORM("not") ||
			 prev->form == FORM("n't") ||
			 prev->form == FORM("never"))
			around->negated = true;
		else if (prev->tag == TO)
			around->infinitive = true;
		else if (prev->pos == POS_AUX) {
			around->auxiliary = true;
			if (words[word].tag == VBN && is_be(prev->lemma))
				around->passive = true;
		} else if (prev->pos != POS_ADV)
			break;
		w--;
	}
	around->left = w > around->first ? w - 1 : NOWHERE;
}

static void look_right(const struct reading *reading, uint32_t word,
		       struct around *around)
{
	const struct scene_word *words = reading->scene.words;
	uint32_t w = word + 1;

	while (w < around->end &&
	       (words[w].tag == RB || words[w].tag == RP ||
		words[w].flags & WORD_TIME))
		w++;
	around->right = w < around->end ? w : NOWHERE;
}

void cue_look(const struct reading *reading, uint32_t word,
	      struct around *around)
{
	const struct scene *scene = &reading->scene;
	const struct mention_list *mentions = &reading->mentions;
	const struct scene_sentence *sentence =
		&scene->sentences[scene->words[word].sentence];

	*around = (struct around){ .first = sentence->first,
				   .end = sentence->end };
	around->right_phrase = around->left_phrase = NOWHERE;
	look_left(reading, word, around);
	look_right(reading, word, around);
	around->after = around->right;
	around->before = around->left;
	if (around->right != NOWHERE)
		around->right_phrase = mentions->of_word[around->right];
	if (around->left != NOWHERE)
		around->left_phrase = mentions->of_word[around->left];
	if (around->right_phrase != NOWHERE) {
		uint32_t end = mentions->items[around->right_phrase].full_end;
		around->after = end < around->end ? end : NOWHERE;
	}
	if (around->left_phrase != NOWHERE) {
		uint32_t at = mentions->items[around->left_phrase].first;
		around->before = at > around->first ? at - 1 : NOWHERE;
	}
	if (around->before == NOWHERE && quoted_before(reading, word))
		around->before = around->first - 1; /* "Is that all?" | Lee */
}

static uint32_t form_at(const struct reading *reading, uint32_t word)
{
	return word == NOWHERE ? 1 : reading->scene.words[word].form;
}

static uint32_t tag_at(const struct reading *reading, uint32_t word)
{
	return word == NOWHERE ? 1 : reading->scene.words[word].tag;
}

/* How quotation marks stand to the cue, as bits. */
static unsigned marks_around(const struct reading *reading, uint32_t word,
			     const struct around *around)
{
	const struct scene_word *words = reading->scene.words;
	unsigned bits = words[word].marked != NOWHERE;

	if (around->before != NOWHERE && word_closes(reading, around->before))
		bits |= 2;
	if (around->left != NOWHERE && word_closes(reading, around->left))
		bits |= 4;
	if (around->after != NOWHERE &&
	    (word_opens(reading, around->after) ||
	     (around->after + 1 < around->end &&
	      word_opens(reading, around->after + 1))))
		bits |= 8;
	if (words[around->first].marked != NOWHERE)
		bits |= 16;
	if (around->end < reading->scene.count &&
	    words[around->end].flags & WORD_OPENS)
		bits |= 32;
	return bits;
}

/* Words to what is `more` words behind the next one, in the sentence. */
static unsigned ahead(uint32_t word, uint32_t more,
		      const struct around *around)
{
	return word + 1 + more < around->end && more < 19
		? distance_class(1 + more) : 11;
}

/* What kind of clause may follow: its first words' tags up to a verb. */
static unsigned clause_ahead(const struct reading *reading,
			     const struct around *around)
{
	const struct scene_word *words = reading->scene.words;
	uint32_t w = around->after;

	if (w == NOWHERE)
		return 0;
	if (around->right_phrase == NOWHERE)
		return 1;
	for (uint32_t n = 0; n < 8 && w < around->end; n++, w++) {
		uint32_t tag = words[w].tag;
		if (tag == VBD || tag == VBZ || tag == VBP || tag == MD)
			return n == 0 ? 2 : n < 3 ? 3 : 5;
		if (words[w].pos == POS_PUNCT)
			return 6;
		if (tag == TO || tag == VBG)
			return 7;
	}
	return 8;
}

/* The word by itself. */
static void features_alone(const struct reading *reading, uint32_t word,
			   struct feature_list *list)
{
	const struct scene_word *w = &reading->scene.words[word];

	feature_add(list, 0, 0, 0);
	feature_add(list, 1, w->lemma, 0);
	feature_add(list, 2, w->form, 0);
	feature_add(list, 3, w->lemma, w->tag);
	feature_add(list, 14, w->cluster, w->tag);
}

static void features_near(const struct reading *reading, uint32_t word,
			  const struct around *around,
			  struct feature_list *list)
{
	const struct scene_word *w = &reading->scene.words[word];
	uint32_t p = word > around->first ? word - 1 : NOWHERE;
	uint32_t p2 = word > around->first + 1 ? word - 2 : NOWHERE;
	uint32_t n = word + 1 < around->end ? word + 1 : NOWHERE;
	uint32_t n2 = word + 2 < around->end ? word + 2 : NOWHERE;

	feature_add(list, 15, w->cluster, form_at(reading, n));
	feature_add(list, 4, w->tag, tag_at(reading, p));
	feature_add(list, 5, w->tag, tag_at(reading, n));
	feature_add(list, 6, form_at(reading, p), 0);
	feature_add(list, 7, form_at(reading, n), w->pos);
	feature_add(list, 8, form_at(reading, p2), 0);
	feature_add(list, 9, form_at(reading, n2), 0);
	feature_add(list, 10, w->lemma, form_at(reading, n));
	feature_add(list, 11, w->lemma, form_at(reading, p));
	feature_add(list, 12, w->lemma, tag_at(reading, n));
	feature_add(list, 13, hash_mix(w->tag, tag_at(reading, p)),
		    hash_mix(tag_at(reading, n), tag_at(reading, n2)));
}

static void features_around(const struct reading *reading, uint32_t word,
			    const struct around *around,
			    struct feature_list *list)
{
	const struct scene_word *w = &reading->scene.words[word];
	unsigned clause = clause_ahead(reading, around);
	unsigned that = ahead(word, word_at(reading, word + 1)->to_that,
			      around);
	unsigned helpers = around->negated | around->modal << 1 |
			   around->auxiliary << 2 | around->passive << 3 |
			   around->infinitive << 4;

	feature_add(list, 20, w->lemma, form_at(reading, around->after));
	feature_add(list, 21, form_at(reading, around->after),
		    tag_at(reading, around->right));
	feature_add(list, 22, form_at(reading, around->before), w->tag);
	feature_add(list, 23, w->lemma, form_at(reading, around->before));
	feature_add(list, 32, w->cluster, clause);
	feature_add(list, 33, w->cluster, that);
	feature_add(list, 34, w->cluster, helpers);
	feature_add(list, 24, w->lemma, clause);
	feature_add(list, 25, w->tag, hash_mix(clause, helpers));
	feature_add(list, 26, w->lemma, helpers);
	feature_add(list, 27, w->tag, helpers);
	feature_add(list, 28, w->lemma, that);
	feature_add(list, 29, w->tag, that);
	feature_add(list, 30, w->lemma, tag_at(reading, around->right));
	feature_add(list, 31, w->tag, hash_mix(word == around->first,
					       word + 2 >= around->end));
}

static void features_phrases(const struct reading *reading, uint32_t word,
			     const struct around *around,
			     struct feature_list *list)
{
	const struct scene *scene = &reading->scene;
	const struct scene_word *w = &scene->words[word];
	const uint32_t phrases[2] = { around->left_phrase,
				      around->right_phrase };

	for (unsigned side = 0; side < 2; side++) {
		const struct mention *m;
		uint32_t head;
		unsigned looks;
		if (phrases[side] == NOWHERE) {
			feature_add(list, 40 + side, 0, w->lemma);
			continue;
		}
		m = &reading->mentions.items[phrases[side]];
		head = scene->words[m->head].lemma;
		looks = mention_looks(m);
		feature_add(list, 42 + side, looks, w->tag);
		feature_add(list, 44 + side, head, w->pos);
		feature_add(list, 46 + side, head, w->lemma);
		feature_add(list, 48 + side, looks, w->lemma);
	}
}

/* What stands inside a closing mark before the subject: ‘“It is late,” he’
 * goes on with a verb of speech, whatever verb that is. */
static uint32_t stop_before(const struct reading *reading,
			    const struct around *around)
{
	const uint32_t places[2] = { around->before, around->left };

	for (unsigned i = 0; i < 2; i++)
		if (places[i] > 0 && word_closes(reading, places[i]))
			return word_at(reading, places[i] - 1)->form;
	return 0;
}

bool cue_is_behind_quoted(const struct reading *reading, uint32_t word)
{
	struct around around;
	uint32_t form;

	if (!is_finite_tag(reading->scene.words[word].tag))
		return false;
	cue_look(reading, word, &around);
	form = stop_before(reading, &around);
	return form == FORM(",") || form == FORM("?") || form == FORM("!");
}

static void features_marks(const struct reading *reading, uint32_t word,
			   const struct around *around,
			   struct feature_list *list)
{
	const struct scene_word *w = &reading->scene.words[word];
	unsigned bits = marks_around(reading, word, around);
	unsigned next = ahead(word, word_at(reading, word + 1)->to_mark,
			      around);

	feature_add(list, 60, bits, 0);
	feature_add(list, 61, bits, w->tag);
	feature_add(list, 62, bits, w->lemma);
	feature_add(list, 67, bits, w->cluster);
	feature_add(list, 63, next, w->tag);
	feature_add(list, 64, next, w->lemma);
	feature_add(list, 65, hash_mix(bits, next),
		    form_at(reading, around->after));
	feature_add(list, 66, hash_mix(bits, w->tag),
		    tag_at(reading, around->left));
	feature_add(list, 68, hash_mix(bits, w->tag), stop_before(reading,
								  around));
}

static void features_rest(const struct reading *reading, uint32_t word,
			  struct feature_list *list)
{
	struct around around;

	cue_look(reading, word, &around);
	features_near(reading, word, &around, list);
	features_around(reading, word, &around, list);
	features_phrases(reading, word, &around, list);
	features_marks(reading, word, &around, list);
}

void cue_features(const struct reading *reading, uint32_t word,
		  struct feature_list *list)
{
	features_alone(reading, word, list);
	features_rest(reading, word, list);
}

/* A finite verb not far behind a closing mark may report, whatever it is. */
static bool is_near_mark(const struct reading *reading, uint32_t word)
{
	uint32_t first = word > NEAR_MARK ? word - NEAR_MARK : 0;

	if (!is_finite_tag(reading->scene.words[word].tag))
		return false;
	while (word-- > first)
		if (word_closes(reading, word))
			return true;
	return false;
}

/* Most words, such as "harbour" and "build", are no cues wherever they are:
 * `list` has what the word is by itself. */
static int32_t word_score(const struct reading *reading, uint32_t word,
			  struct feature_list *list)
{
	int32_t alone = features_score(list);

	if (alone < ALONE_LEAST && !is_near_mark(reading, word))
		return CUE_NEVER;
	features_start(list, list->head);
	features_rest(reading, word, list);
	return alone + features_score(list);
}

const int32_t *cues_score(const struct reading *reading)
{
	const struct linear *head = &reading->model->heads[HEAD_CUE];
	uint32_t count = reading->scene.count, last = NOWHERE, turn = 0;
	int32_t *scores = arena_alloc(reading->scene.arena,
				      (count + 1) * sizeof *scores);
	struct feature_list lists[2]; /* of this word and the last one */

	for (uint32_t w = 0; w <= count; w++) {
		scores[w] = CUE_NEVER;
		if (w < count && !cue_may_be(reading, w))
			continue;
		features_start(&lists[turn], head);
		if (w < count)
			features_alone(reading, w, &lists[turn]);
		turn = !turn;
		if (last != NOWHERE) /* its weights are near by now */
			scores[last] = word_score(reading, last, &lists[turn]);
		last = w;
	}
	return scores;
}
