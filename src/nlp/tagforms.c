/* tagforms.c - what the tagger knows of each spelling of an article */
#include "nlp/tagforms.h"

#include "nlp/wordrows.h"

/* The places of all spellings, and the style that they make. */
static void places_make(struct tag_forms *forms,
			const struct tag_model *model,
			const struct products *products)
{
	const struct spellings *spellings = forms->spellings;
	int64_t sum = 0, words = 0;

	for (uint32_t i = 0; i < spellings->count; i++) {
		const struct spelling *spelling = &spellings->items[i];
		struct place *place = &forms->items[i].place;

		if (i % SPELLINGS_NEAR == 0)
			spellings_near(spellings, i, products->cache);
		place_make(products, place, spelling);
		sum += habits_weight(&model->habits,
				     place->rows[TABLE_WORD]) *
		       (int64_t)spelling->count;
		words += spelling->count;
	}
	forms->style = habits_style(sum, words);
}

/* The tags that the habits of a spelling leave; none if they leave all. */
static struct tags_left tags_left(const struct tag_model *model,
				  const uint16_t *rows, unsigned style)
{
	struct tags_left left = { NULL, 0 };
	uint16_t shape = rows[TABLE_SHAPE];

	if (shape >= ROW_ADDRESS && shape <= ROW_FILE)
		left.tags = habits_tags(&model->habits,
					ADDRESS_KEY(shape, style),
					&left.count);
	else if (shape / SHAPES_LETTERS == LETTERS_LOWER)
		left.tags = habits_tags(&model->habits,
					SURE_KEY(rows[TABLE_WORD], style),
					&left.count);
	return left;
}

static void form_judge(struct tag_form *form, const struct tag_model *model,
		       unsigned style)
{
	const uint16_t *rows = form->place.rows;
	struct token token = { .tag = TAG_COUNT };

	form->judge = JUDGE_BESIDE;
	if (beside_of(rows[TABLE_SHAPE]) == BESIDE_MARK)
		return;
	form->judge = JUDGE_NETWORK;
	form->left = tags_left(model, rows, style);
	if (form->left.count != 1)
		return;
	token.tag = (uint8_t)form->left.tags[0];
	if (!tag_refine_sure(model, rows[TABLE_WORD], style, &token))
		return;
	form->judge = JUDGE_SPELLING;
	form->tag = token.tag;
	form->pos = token.pos;
	form->morph = token.morph;
}

void tag_forms_make(struct tag_forms *forms, const struct tag_model *model,
		    const struct products *products, struct article *article)
{
	forms->spellings = spellings_of(article);
	forms->items = arena_zero(article->arena,
				  (forms->spellings->count + 1u) *
					  sizeof *forms->items);
	places_make(forms, model, products);
	for (uint32_t i = 0; i < forms->spellings->count; i++)
		form_judge(&forms->items[i], model, forms->style);
}
