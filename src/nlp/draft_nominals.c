/* draft_nominals.c - "the ministry" after "Foreign Ministry"
 *
 * Goes in: tokens and the mentions so far. Comes out: mentions more, for "the"
 * and a noun that the name of an earlier thing ends or begins with, or that
 * says what a company or a party is. The latest such thing is meant.
 *
 * What it gets wrong: "the city" and "the country" are left alone, since they
 * mean one that the text is about rather than one that it named last.
 */
#include "nlp/drafts.h"

#include <string.h>

#include "nlp/features.h"
#include "nlp/keys.h"
#include "nlp/lookup.h"
#include "nlp/tags.h"

static bool is_noun(struct string word)
{
	return key_in(word,
		"ministry department agency company bank university court "
		"party council committee commission union organization "
		"organisation association airline army navy museum club "
		"league institute school college church foundation "
		"federation board bureau parliament senate congress assembly "
		"authority corporation firm group newspaper magazine hospital "
		"airport bridge dam river island lake prison stadium palace "
		"temple mosque cathedral fund alliance coalition front "
		"movement academy society trust observatory laboratory treaty "
		"festival tournament constitution act zoo park");
}

/* Names with this word in them are called so, too. */
static struct string noun_for(struct string word)
{
	if (key_in(word, "inc corp corporation co ltd limited plc llc gmbh sa "
			 "ag nv"))
		return STRING("company");
	if (key_in(word, "airlines airways air"))
		return STRING("airline");
	if (key_in(word, "organisation"))
		return STRING("organization");
	if (key_in(word, "times post herald gazette tribune daily"))
		return STRING("newspaper");
	if (key_in(word, "cup championship championships open"))
		return STRING("tournament");
	if (key_in(word, "international"))
		return STRING("");
	return word;
}

struct nominals {
	struct drafts *drafts;
	struct lookup latest; /* hash of a noun to draft + 1 */
	struct draft_mention *merged;
	uint32_t count;
};

static uint64_t noun_hash(struct string noun)
{
	return bytes_hash(noun.data, noun.length);
}

/* "Bureau" of "Lornian Bureau of Fisheries", else the first word. */
static struct string first_noun(const struct name *name)
{
	for (unsigned w = 1; w < name->count; w++)
		if (string_is(name->words[w], "of"))
			return name->words[w - 1];
	return name->words[0];
}

/* Remember the mention under the nouns that it may be called by. */
static void note(struct nominals *nominals, const struct draft_mention *m)
{
	const struct form *form;
	const struct name *name;

	if (m->form == NO_DRAFT)
		return; /* "the King" */
	form = &nominals->drafts->forms[m->form];
	name = &form->name;
	if (form->label == ENT_PERSON || form->label == ENT_NORP ||
	    name->count < 2)
		return;
	for (int side = 0; side < 2; side++) {
		struct string noun =
			noun_for(side ? first_noun(name)
				      : name->words[name->count - 1]);
		if (is_noun(noun))
			*lookup_put(&nominals->latest, noun_hash(noun)) =
				m->draft + 1;
	}
}

static bool is_token(const struct drafts *drafts, uint32_t t, const char *word)
{
	const struct article *article = drafts->article;

	return t < article->token_count &&
	       string_is(token_string(article, &article->tokens[t]), word);
}

static bool is_the(const struct article *article, uint32_t t)
{
	struct string word = token_string(article, &article->tokens[t]);

	return word.length == 3 && (word.data[0] | 0x20) == 't' &&
	       !memcmp(word.data + 1, "he", 2);
}

static uint32_t word_after(const struct article *article, uint32_t t)
{
	do
		t++;
	while (t < article->token_count && article->tokens[t].space);
	return t;
}

/* The draft that "the NOUN" at token `t` means, and the noun's token. */
static uint32_t nominal_at(const struct nominals *nominals, uint32_t t,
			   uint32_t *noun_token)
{
	const struct article *article = nominals->drafts->article;
	uint32_t noun = word_after(article, t), after;

	if (noun >= article->token_count ||
	    (article->tokens[noun].pos != POS_NOUN &&
	     article->tokens[noun].pos != POS_PROPN))
		return NO_DRAFT;
	struct string text = token_string(article, &article->tokens[noun]);
	uint32_t draft = lookup_get(&nominals->latest,
				    noun_hash(noun_for(text)));
	if (!draft || !is_noun(text))
		return NO_DRAFT;
	after = word_after(article, noun);
	if (after < article->token_count &&
	    (is_token(nominals->drafts, after, "of") ||
	     article->tokens[after].pos == POS_NOUN ||
	     article->tokens[after].pos == POS_PROPN))
		return NO_DRAFT;
	*noun_token = noun;
	return draft - 1;
}

static void nominal_add(struct nominals *nominals, uint32_t the,
			uint32_t noun, uint32_t draft)
{
	const struct token *tokens = nominals->drafts->article->tokens;

	nominals->merged[nominals->count++] = (struct draft_mention){
		{ tokens[the].span.start, tokens[noun].span.end }, NO_DRAFT,
		draft, SEX_NONE, 0, false };
}

void drafts_add_nominals(struct drafts *drafts)
{
	const struct article *article = drafts->article;
	struct nominals nominals = { .drafts = drafts };
	uint32_t m = 0, noun = 0;

	lookup_make(&nominals.latest, drafts->arena, 128);
	/* A nominal takes two tokens. */
	nominals.merged = arena_alloc(
		drafts->arena, (drafts->mention_count +
				article->token_count / 2 + 1u) *
				       sizeof *nominals.merged);
	for (uint32_t t = 0; t < article->token_count; t++) {
		uint32_t start = article->tokens[t].span.start;
		for (; m < drafts->mention_count &&
		       drafts->mentions[m].span.start <= start; m++) {
			note(&nominals, &drafts->mentions[m]);
			nominals.merged[nominals.count++] =
				drafts->mentions[m];
		}
		if (!is_the(article, t))
			continue;
		if (m && drafts->mentions[m - 1].span.end > start)
			continue;
		uint32_t draft = nominal_at(&nominals, t, &noun);
		if (draft != NO_DRAFT &&
		    (m == drafts->mention_count ||
		     drafts->mentions[m].span.start >=
			     article->tokens[noun].span.end))
			nominal_add(&nominals, t, noun, draft);
	}
	for (; m < drafts->mention_count; m++)
		nominals.merged[nominals.count++] = drafts->mentions[m];
	drafts->mentions = nominals.merged;
	drafts->mention_count = nominals.count;
}
