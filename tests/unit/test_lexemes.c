/* test_lexemes.c - what words mostly are, and that a ranker needs no tags */
#include "nlp/lexemes.h"

#include <string.h>

#include "nlp/article.h"
#include "tap.h"

static struct lexeme word_lexeme(const char *form, bool first)
{
	struct lexicon lexicon;
	struct lexeme_ask ask;
	struct lexeme lexeme;

	lexicon_open(&lexicon);
	lexeme_announce(&ask, &lexicon, string_of(form), form + strlen(form));
	lexeme_find(&lexeme, &lexicon, &ask, first);
	return lexeme;
}

static bool hashes_same(const char *a, const char *b)
{
	return term_hash(string_of(a)) == term_hash(string_of(b));
}

static void test_hash(void)
{
	static const char text[] = "Harbour and the rest of a long sentence";
	const struct string word = { text, 7 };
	struct lexicon lexicon;
	struct lexeme_ask ask;

	ok(hashes_same("HARBOUR", "harbour"), "case does not count");
	ok(hashes_same("Bogot\xC3\xA1", "bogota"), "marks do not count");
	ok(!hashes_same("2", "12") && !hashes_same("up", "upup"),
	   "other words have another hash");
	ok(!hashes_same("internationalisations", "internationalisation"),
	   "long ones too");
	lexicon_open(&lexicon);
	lexeme_announce(&ask, &lexicon, word, text + sizeof text - 1);
	ok(ask.hash == term_hash(STRING("harbour")),
	   "what stands behind a word does not count");
}

static bool is_of(const char *form, bool first, enum lexeme_kind kind,
		  const char *lemma)
{
	struct lexeme lexeme = word_lexeme(form, first);

	return lexeme.kind == kind &&
	       lexeme.hash == term_hash(string_of(lemma));
}

static void test_kinds(void)
{
	ok(is_of("studies", false, LEXEME_NOUN, "study"), "a noun, its lemma");
	ok(is_of("Studies", true, LEXEME_NOUN, "study"),
	   "a capital that opens a sentence tells nothing");
	ok(is_of("arrived", false, LEXEME_VERB, "arrive"), "a verb");
	ok(word_lexeme("arrived", false).finite >= 4, "that is mostly finite");
	ok(is_of("Bush", false, LEXEME_NAME, "bush"), "a name");
	ok(is_of("Canada", true, LEXEME_NAME, "canada"),
	   "that is one in front as well");
	ok(is_of("large", false, LEXEME_ADJECTIVE, "large"), "an adjective");
	ok(is_of("the", false, LEXEME_OTHER, "the") &&
	   is_of("was", false, LEXEME_OTHER, "was"), "function words");
	ok(is_of("1,250", false, LEXEME_NUMBER, "1,250"), "a number");
	ok(word_lexeme("--", false).kind == LEXEME_MARK &&
	   word_lexeme("\xE2\x80\x9C", false).kind == LEXEME_MARK, "marks");
	ok(is_of("qworbles", false, LEXEME_NOUN, "qworble"),
	   "an unknown word is a noun");
	ok(is_of("Qworble", false, LEXEME_NAME, "qworble"),
	   "with a capital a name");
	ok(word_facts(term_hash(STRING("say"))).rarity <
	   word_facts(term_hash(STRING("sanction"))).rarity,
	   "rare words are rarer");
}

/* A summary leaves the tagger alone; with a query it asks for entities. */
static void test_layers(void)
{
	struct arena arena;
	struct article article;

	arena_init(&arena);
	article_init(&article, &arena,
		     STRING("The council of Port Halden closed the pier. It "
			    "has cracks in eleven pillars, the mayor said."),
		     (struct string){ NULL, 0 });
	article_need(&article, LAYER_SUMMARY);
	ok(article.summary_count == 2, "a summary");
	ok(!article_has(&article, LAYER_TAGS), "without tags");
	article_need(&article, LAYER_KEYWORDS);
	ok(article_has(&article, LAYER_TAGS), "keywords ask for them");
	arena_free(&arena);
}

int main(void)
{
	test_hash();
	test_kinds();
	test_layers();
	return done();
}
