/* test_lexemes.c - what words mostly are, and that a ranker needs no tags */
#include "nlp/lexemes.h"

#include "nlp/article.h"
#include "tap.h"

static struct lexeme lexeme_of(const char *form, bool first)
{
	struct lexicon lexicon;
	struct lexeme lexeme;

	lexicon_open(&lexicon);
	lexeme_find(&lexeme, &lexicon, string_of(form), first);
	return lexeme;
}

static bool hashes_same(const char *a, const char *b)
{
	return term_hash(string_of(a)) == term_hash(string_of(b));
}

static void test_hash(void)
{
	ok(hashes_same("HARBOUR", "harbour"), "case does not count");
	ok(hashes_same("Bogot\xC3\xA1", "bogota"), "marks do not count");
	ok(!hashes_same("2", "12") && !hashes_same("up", "upup"),
	   "other words have another hash");
	ok(!hashes_same("internationalisations", "internationalisation"),
	   "long ones too");
}

/* One by one and many at once, where more text is behind a word. */
static void test_run(void)
{
	struct arena arena;
	struct article article;
	struct lexicon lexicon;
	struct lexeme lexemes[LEXEMES_MOST];
	bool first = true, same = true;

	arena_init(&arena);
	article_init(&article, &arena,
		     STRING("\"Councillors of Bogot\xC3\xA1 "
			    "counterdemonstrated,\" he said at 7 on Monday."),
		     (struct string){ NULL, 0 });
	article_need(&article, LAYER_TOKENS);
	lexicon_open(&lexicon);
	lexemes_find(lexemes, &lexicon, &article, 0, article.token_count,
		     &first);
	for (uint32_t t = 1; t < article.token_count; t++) {
		struct lexeme one;
		lexeme_find(&one, &lexicon,
			    token_string(&article, &article.tokens[t]),
			    t == 1);
		same &= one.kind == lexemes[t].kind &&
			(one.kind == LEXEME_MARK ||
			 one.hash == lexemes[t].hash);
	}
	ok(same && !first, "many words at once are as one by one");
	arena_free(&arena);
}

static bool is_of(const char *form, bool first, enum lexeme_kind kind,
		  const char *lemma)
{
	struct lexeme lexeme = lexeme_of(form, first);

	return lexeme.kind == kind &&
	       lexeme.hash == term_hash(string_of(lemma));
}

static void test_kinds(void)
{
	ok(is_of("studies", false, LEXEME_NOUN, "study"), "a noun, its lemma");
	ok(is_of("Studies", true, LEXEME_NOUN, "study"),
	   "a capital that opens a sentence tells nothing");
	ok(is_of("arrived", false, LEXEME_VERB, "arrive"), "a verb");
	ok(lexeme_of("arrived", false).finite >= 4, "that is mostly finite");
	ok(is_of("Bush", false, LEXEME_NAME, "bush"), "a name");
	ok(is_of("Canada", true, LEXEME_NAME, "canada"),
	   "that is one in front as well");
	ok(is_of("large", false, LEXEME_ADJECTIVE, "large"), "an adjective");
	ok(is_of("the", false, LEXEME_OTHER, "the") &&
	   is_of("was", false, LEXEME_OTHER, "was"), "function words");
	ok(is_of("1,250", false, LEXEME_NUMBER, "1,250"), "a number");
	ok(lexeme_of("--", false).kind == LEXEME_MARK &&
	   lexeme_of("\xE2\x80\x9C", false).kind == LEXEME_MARK, "marks");
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
	test_run();
	test_kinds();
	test_layers();
	return done();
}
