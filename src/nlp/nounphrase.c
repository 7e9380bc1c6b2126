/* nounphrase.c - the words of a noun phrase, by their tags
 *
 * In: words with Penn tags. Out: how far the phrase reaches that begins at one
 * of them, and which noun it is about; how far what belongs to it reaches.
 */
#include "nlp/nounphrase.h"

#include "nlp/keys.h"
#include "nlp/penn.h"
#include "nlp/persons.h"

/* Longer phrases are lists or tables; the record allows 15 words. */
#define LONGEST 15

/* A nominal takes one prepositional phrase along, and a second one only
 * behind "of": "the head of the department of health". */
#define TAILS 2

/* "of", "&", "-" between capitalised nouns: "Department of Defense". */
static bool joins_names(const struct clause *clause, uint32_t w)
{
	const struct scene_word *words = clause->scene->words;
	uint32_t next = w + 1;

	if (!w || w + 1 >= clause->end || !tag_is_proper(words[w - 1].tag))
		return false;
	if (words[w].form == FORM("of") && words[next].form == FORM("the") &&
	    next + 1 < clause->end)
		next++;
	else if (words[w].form != FORM("of") && words[w].form != FORM("&") &&
		 words[w].tag != HYPH)
		return false;
	return tag_is_proper(words[next].tag);
}

/* "and" inside one name: "the Millers and Bakers Union". */
static bool joins_in_name(const struct clause *clause, uint32_t w)
{
	const struct scene_word *words = clause->scene->words;

	return words[w].tag == CC && words[w].flags & WORD_NAME &&
	       w + 1 < clause->end && tag_is_proper(words[w + 1].tag);
}

static bool is_title_word(const struct scene_word *word)
{
	return word->flags & WORD_CAPITAL && !(word->flags & WORD_NAME) &&
	       tag_is_noun(word->tag);
}

/* "Police and |Crime Commissioner| Ana Lee": the office of one person. */
static bool joins_offices(const struct clause *clause, uint32_t w)
{
	const struct scene *scene = clause->scene;
	uint32_t end = w + 1;

	if (!w || scene->words[w].form != FORM("and") ||
	    !is_title_word(&scene->words[w - 1]))
		return false;
	while (end < clause->end && is_title_word(&scene->words[end]))
		end++;
	return end > w + 2 && end < clause->end &&
	       scene->words[end].flags & WORD_NAME &&
	       person_is_office(key_make(scene->arena,
					 scene_string(scene, end - 1)));
}

/* The 's of "the ministry's spokesman"; the noun before it owns the rest. */
static bool owns_more(const struct clause *clause, uint32_t w)
{
	const struct scene_word *words = clause->scene->words;

	return words[w].tag == POSS && w + 1 < clause->end &&
	       (tag_is_noun(words[w + 1].tag) ||
		tag_is_modifier(words[w + 1].tag));
}

/* Articles begin a phrase, behind no other words than articles: "all the",
 * but not "rejecting the". */
static bool opens_at(const struct clause *clause, uint32_t first, uint32_t w)
{
	return w == first ||
	       (w == first + 1 &&
		tag_is_opener(clause->scene->words[first].tag));
}

/* A hyphen that touches both of its words, or the word behind such a one:
 * "London|-|based", "Editor|-|in|-|Chief". */
static bool is_glued(const struct clause *clause, uint32_t w)
{
	const struct scene_word *words = clause->scene->words;

	return w > 0 && w + 1 < clause->end && words[w].tag == HYPH &&
	       words[w - 1].end == words[w].start &&
	       words[w].end == words[w + 1].start;
}

static bool in_compound(const struct clause *clause, uint32_t first,
			uint32_t w)
{
	return w > first && (is_glued(clause, w) ||
			     (w - 1 > first && is_glued(clause, w - 1)));
}

/* Whether the phrase that began at `first` goes on with word `w`. */
static bool takes(const struct clause *clause, struct phrase *phrase,
		  uint32_t first, uint32_t w)
{
	const struct scene_word *word = &clause->scene->words[w];

	if (w - first >= LONGEST || word->flags & WORD_MARK)
		return false;
	if (w > first && word->flags & WORD_TIME &&
	    !(clause->scene->words[w - 1].flags & WORD_TIME))
		return false;
	if (tag_is_noun(word->tag)) {
		phrase->head = w;
		return true;
	}
	if (phrase->head != NOWHERE && in_compound(clause, first, w)) {
		if (word->tag != HYPH)
			phrase->head = w;
		return true;
	}
	if (phrase->head == NOWHERE)
		return tag_is_modifier(word->tag) ||
		       (tag_is_opener(word->tag) && opens_at(clause, first,
							     w)) ||
		       (word->pos == POS_ADV && w > first &&
			tag_is_opener(clause->scene->words[w - 1].tag));
	if (joins_names(clause, w) || joins_in_name(clause, w) ||
	    joins_offices(clause, w) || owns_more(clause, w))
		return true;
	if (w > first && clause->scene->words[w - 1].tag == POSS)
		return true;
	/* "the 3 people", "the Senate minority", "Boris-era deputy" */
	return (word->tag == JJ || word->tag == HYPH || word->tag == CD) &&
	       w + 1 < clause->end && tag_is_noun(word[1].tag) &&
	       !(word[-1].tag == NNS);
}

static bool is_acronym(const struct scene *scene, uint32_t w)
{
	struct string word = scene_string(scene, w);

	for (size_t i = 0; i < word.length; i++)
		if (word.data[i] < 'A' || word.data[i] > 'Z')
			return false;
	return word.length > 1;
}

/* "Harbor Council |(HC)| director Ana Lee": an acronym inside the title of a
 * person; 0 if none is there, else its words. */
static uint32_t acronym_words(const struct clause *clause, uint32_t w)
{
	const struct scene_word *words = clause->scene->words;

	return w > 0 && w + 3 < clause->end &&
	       words[w].form == FORM("(") && words[w + 2].form == FORM(")") &&
	       tag_is_proper(words[w - 1].tag) &&
	       is_acronym(clause->scene, w + 1) &&
	       (words[w + 3].tag == NN || words[w + 3].tag == JJ ||
		tag_is_proper(words[w + 3].tag)) ? 3 : 0;
}

void phrase_read(const struct clause *clause, struct phrase *phrase,
			uint32_t first)
{
	uint32_t w = first;

	phrase->head = NOWHERE;
	while (w < clause->end) {
		if (phrase->head != NOWHERE)
			w += acronym_words(clause, w);
		if (!takes(clause, phrase, first, w))
			break;
		if (joins_names(clause, w) && phrase->head != NOWHERE &&
		    clause->scene->words[w + 1].form == FORM("the"))
			w++;
		w++;
	}
	/* modifiers that no noun followed */
	phrase->end = phrase->head == NOWHERE ? first : phrase->head + 1;
}

static bool is_tail_word(const struct scene_word *word)
{
	uint32_t form = word->form;

	if (word->pos != POS_ADP && word->tag != IN && word->tag != TO)
		return false;
	return form == FORM("of") || form == FORM("for") ||
	       form == FORM("from") || form == FORM("at") ||
	       form == FORM("in") || form == FORM("with") ||
	       form == FORM("on") || form == FORM("to") ||
	       form == FORM("near") || form == FORM("by");
}

/* Words for the occasion of speech: what happens there is no part of who
 * speaks ("a spokesman said in a statement"). */
static bool is_occasion(uint32_t lemma)
{
	const uint32_t occasions[] = {
		FORM("statement"), FORM("interview"), FORM("email"),
		FORM("e-mail"), FORM("tweet"), FORM("post"), FORM("news"),
		FORM("conference"), FORM("briefing"), FORM("release"),
		FORM("letter"), FORM("speech"), FORM("call"), FORM("message"),
		FORM("telephone"), FORM("phone"), FORM("note"),
	};

	for (size_t i = 0; i < sizeof occasions / sizeof *occasions; i++)
		if (lemma == occasions[i])
			return true;
	return false;
}

/* "a spokesman |for the ministry", "a person |familiar with the matter". */
uint32_t phrase_tail(const struct clause *clause, struct phrase phrase,
			 uint32_t first)
{
	const struct scene_word *words = clause->scene->words;
	uint32_t w = phrase.end, end = w;

	for (int n = 0; n < TAILS && w + 1 < clause->end; n++) {
		struct phrase tail;
		bool of = words[w].form == FORM("of");
		if (n == 0 && words[w].tag == JJ &&
		    is_tail_word(&words[w + 1]))
			w++;
		if (!is_tail_word(&words[w]) || (n > 0 && !of))
			break;
		phrase_read(clause, &tail, w + 1);
		if (tail.head == NOWHERE || words[w + 1].flags & WORD_TIME ||
		    is_occasion(words[tail.head].lemma) ||
		    tail.end - first > LONGEST)
			break;
		end = w = tail.end;
	}
	return end;
}
