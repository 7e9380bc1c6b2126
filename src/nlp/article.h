/* article.h - one article with all layers of analysis: the map of nlp/
 *
 * Goes in: a text, perhaps a title, perhaps some layers that a record already
 * had. Comes out: whichever layers a program asks for by article_need().
 *
 * Spans are byte offsets into the text (half-open). Strings are slices of the
 * text wherever possible, else they lie in the arena. Everything dies with
 * the arena's reset.
 *
 * A layer holds exactly what the record shows of it, so that a stage gives the
 * same result whether the layer before it was computed or read: confidence is
 * a whole number of percent because the record has two decimals.
 */
#ifndef ARTICLE_H
#define ARTICLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

/* In the order in which they are computed. A layer may read only layers
 * above it in this list (and the text and title). */
enum layer {
	LAYER_BLOCKS,
	LAYER_SENTENCES,
	LAYER_TOKENS,
	LAYER_TAGS,     /* tag, pos, morph and lemma of each token */
	LAYER_ENTS,     /* named entity mentions */
	LAYER_ENTITIES, /* who and what they are */
	LAYER_QUOTES,
	LAYER_SUMMARY,
	LAYER_KEYWORDS,
	LAYER_COUNT
};

enum block_kind {
	BLOCK_HEADLINE, BLOCK_DATELINE, BLOCK_PARAGRAPH, BLOCK_CAPTION,
	BLOCK_BYLINE, BLOCK_CREDIT, BLOCK_HEADING, BLOCK_LIST, BLOCK_RESIDUE,
	BLOCK_KINDS
};

/* Disjoint, in order, without blanks at either end. */
struct block {
	struct span span;
	enum block_kind kind;
};

/* In order, disjoint; takes tokens of blanks behind it along. `token` up to
 * `token_end` index the tokens that begin in it or, for the last sentence,
 * anywhere behind it: each token is in one sentence. These two are filled in
 * by article.c as soon as both layers are there. */
struct sentence {
	struct span span;
	uint32_t token, token_end;
};

/* Universal part-of-speech tags, in alphabetical order, and spaCy's SPACE. */
enum pos {
	POS_ADJ, POS_ADP, POS_ADV, POS_AUX, POS_CCONJ, POS_DET, POS_INTJ,
	POS_NOUN, POS_NUM, POS_PART, POS_PRON, POS_PROPN, POS_PUNCT,
	POS_SCONJ, POS_SYM, POS_VERB, POS_X, POS_SPACE, POS_COUNT
};

/* In order, disjoint; with the blanks that records.md describes as tokens of
 * their own (`space` set), words and blanks cover the whole text but for one
 * U+0020 after a word. Tokens read from a record may leave gaps. */
struct token {
	struct span span;
	bool space;          /* a token of blanks alone */
	uint8_t pos;         /* enum pos */
	uint8_t tag;         /* enum penn, see nlp/tags.h */
	uint16_t morph;      /* index for morph_name(), see nlp/tags.h */
	struct string lemma;
};

enum ent_label {
	ENT_PERSON, ENT_NORP, ENT_FAC, ENT_ORG, ENT_GPE, ENT_LOC, ENT_PRODUCT,
	ENT_EVENT, ENT_WORK_OF_ART, ENT_LAW, ENT_LANGUAGE, ENT_DATE, ENT_TIME,
	ENT_PERCENT, ENT_MONEY, ENT_QUANTITY, ENT_ORDINAL, ENT_CARDINAL,
	ENT_LABELS
};

/* A mention of a named entity or an amount; borders are token borders. In
 * order, disjoint. */
struct ent {
	struct span span;
	enum ent_label label;
};

enum sex { SEX_NONE, SEX_FEMALE, SEX_MALE };

/* One person, organisation, place … of the article. In order of first
 * mention. */
struct entity {
	struct string name; /* canonical, the longest proper form */
	struct string key;  /* folded, for grouping over articles */
	enum ent_label label;
	struct span *mentions; /* in order */
	uint32_t mention_count;
	struct string role; /* data NULL if the text gives none */
	enum sex sex;
};

enum quote_type { QUOTE_DIRECT, QUOTE_INDIRECT, QUOTE_MIXED };
enum speaker_kind { SPEAKER_NAME, SPEAKER_PRONOUN, SPEAKER_NOMINAL };

/* Ordered by start of the hull, outer before inner. */
struct quote {
	enum quote_type type;
	struct span *contents; /* in order; at least one */
	uint32_t content_count;
	uint32_t sentence;  /* index of the sentence where it begins */
	uint32_t paragraph; /* index of the block where it begins */
	bool has_cue, has_speaker;
	struct span cue;
	struct string cue_lemma;
	struct span speaker;
	enum speaker_kind speaker_kind;
	struct string name; /* canonical; data NULL if not known */
	struct string role; /* data NULL if not known */
	int confidence;     /* percent */
};

struct summary_sentence {
	struct span span; /* trimmed */
	int score;        /* percent */
};

struct keyword {
	struct string text;
	int score; /* percent */
};

/* What a user may ask of the stages; all zero is not the default, see
 * article_options_default. */
struct article_options {
	int min_confidence;    /* percent; -1: the best trade-off */
	unsigned quote_types;  /* bits 1 << enum quote_type */
	long summary_sentences; /* -n; 0: no cap of this kind */
	long summary_words;     /* -w; 0: no cap of this kind */
	int summary_ratio;      /* -r in percent; 0: no cap of this kind */
	struct string query;    /* -q; data NULL for none */
	long keywords;          /* -k */
};

extern const struct article_options article_options_default;

/* What is kept of words from article to article, see caches.h; it changes how
 * fast things go, and no byte. NULL keeps nothing. */
struct caches {
	struct cache *products; /* products.h */
	struct cache *lemmas;   /* lemmas.h */
	struct cache *forms;    /* ent_forms.h */
};

struct article {
	struct arena *arena;
	struct string text;  /* valid UTF-8; may hold NUL */
	struct string title; /* data NULL if there is none */
	struct article_options options;
	struct caches caches;
	unsigned layers;     /* bits 1 << enum layer: what is there */
	struct spellings *spellings; /* for spellings_of() alone */
	struct terms *terms;         /* for terms_of() alone, see terms.h */

	struct block *blocks;
	struct sentence *sentences;
	struct token *tokens;
	struct ent *ents;
	struct entity *entities;
	struct quote *quotes;
	struct summary_sentence *summary;
	struct keyword *keywords;
	uint32_t block_count, sentence_count, token_count, ent_count,
		 entity_count, quote_count, summary_count, keyword_count;
};

/* An article without layers. The arena and both strings must outlive it. */
void article_init(struct article *article, struct arena *arena,
		  struct string text, struct string title);

/* The function that makes each layer. A program may define this itself with
 * those alone that it needs (nlp/makers.h), and then holds no model of the
 * others; else it is linked with all. */
struct article_makers {
	void (*make[LAYER_COUNT])(struct article *article);
};
extern const struct article_makers article_makers;

/* Computes the layer and whatever it needs, unless it is there. The only
 * place that knows which stage needs which. */
void article_need(struct article *article, enum layer layer);

/* To be called when a layer was filled from outside (read from a record). */
void article_have(struct article *article, enum layer layer);

bool article_has(const struct article *article, enum layer layer);

/* The bytes of a span. */
struct string article_string(const struct article *article, struct span span);
struct string token_string(const struct article *article,
			   const struct token *token);

/* Index of the token that begins at or behind byte offset `at` (token_count
 * if there is none), and of the sentence or block that holds `at` (the one
 * before it if it is in a gap, 0 if before all): by bisection. */
uint32_t article_token_at(const struct article *article, uint32_t at);
uint32_t article_sentence_at(const struct article *article, uint32_t at);
uint32_t article_block_at(const struct article *article, uint32_t at);

#endif
