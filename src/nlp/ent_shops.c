/* ent_shops.c - shops and restaurants that are called like somebody
 *
 * "Ray's Pizza", "Dov's Family Restaurant", "Lena Orr Motors": a person, and
 * capitals that end with what is made or sold there.
 *
 * What it gets wrong: the kitchen of a person's own, in a headline.
 */
#include "nlp/ent_shops.h"

#include "nlp/ent_labels.h"
#include "nlp/ent_names.h"

/* Words from the owner's to the one that tells, that one too. */
#define LONGEST 3

/* These are no surnames. */
static bool is_sure_shop(const struct ent_text *text, uint32_t w)
{
	return ent_has(text, w,
		       "Pizza Pizzeria Restaurant Restaurants Steakhouse "
		       "Barbecue Burgers Donuts Bagels Motors Motorsports "
		       "Hardware Supermarket Pharmacy Jewelers Bookstore");
}

static bool is_shop(const struct ent_text *text, uint32_t w)
{
	return is_sure_shop(text, w) ||
	       ent_has(text, w,
		       "Grill Grille Diner Cafe Café Pub Tavern Deli Bakery "
		       "Kitchen BBQ Chicken Karate Gym Salon Garage Club "
		       "Goods");
}

/* The end of the capitals from `w` on that end with a shop; `w` if none do. */
static uint32_t shop_end(const struct ent_text *text, const uint8_t *labels,
			 uint32_t w, bool owned)
{
	uint32_t to = ent_sentence_end(text, w - 1), end = w;

	for (uint32_t at = w; at < to && at < w + LONGEST &&
			      ent_form(text, at)->capital; at++)
		if (owned ? is_shop(text, at) : is_sure_shop(text, at))
			end = at + 1;
	return end > w && chain_is_open(labels[end - 1]) ? w : end;
}

void ent_shops_mark(const struct ent_text *text, uint8_t *labels)
{
	struct ent_name name;

	for (uint32_t w = 0; ent_name_next(text, labels, w, &name);
	     w = name.end) {
		uint32_t next = name.end, end;
		bool owned = next < ent_sentence_end(text, name.from) &&
			     ent_has(text, next, "'s ’s");

		if (name.kind != ENT_PERSON ||
		    text->words[name.from].casing != CASING_MIXED)
			continue;
		end = shop_end(text, labels, next + owned, owned);
		if (end == next + owned) {
			if (name.end - name.from < 2 ||
			    !is_sure_shop(text, name.end - 1))
				continue;
			end = name.end;
		}
		ent_name_put(labels, (struct ent_name){ name.from, end,
							ENT_ORG });
		name.end = end;
	}
}
