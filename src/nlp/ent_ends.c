/* ent_ends.c - what names end with says what they are
 *
 * What it gets wrong: an organisation that is called like a street.
 */
#include "nlp/ent_ends.h"

#include "nlp/ent_labels.h"
#include "nlp/keys.h"

bool ent_is_firm_end(struct string word)
{
	return key_in(word, "Inc. Inc Corp. Corp Ltd. Ltd Co. Co LLC LP L.P. "
			    "PLC Plc plc GmbH");
}

bool ent_ends_organisation(const struct ent_text *text, struct ent_name name)
{
	return name.end - name.from > 1 &&
	       (ent_is_firm_end(ent_form(text, name.end - 1)->text) ||
		ent_has(text, name.end - 1,
			"Corporation Limited Ministry Council Committee "
			"Commission Institute University Association Agency "
			"Airways Airlines Authority Federation Bank Company "
			"Holdings Management Centre Center Forces "
			"Brigade Corps Service Services Police "
			"Alliance Union Society Foundation"));
}

static bool ends_building(const struct ent_text *text, struct ent_name name)
{
	return ent_has(text, name.end - 1,
		       "Airport Bridge Stadium Hospital Museum");
}

static bool ends_place(const struct ent_text *text, struct ent_name name)
{
	return ent_has(text, name.end - 1,
		       "Avenue Street Road Boulevard Hall Station Square Park "
		       "Highway Tower Library Theatre Theater Prison Hotel "
		       "Palace Mosque Cathedral");
}

/* "Galaxy S9", but not "COP27" alone. */
static bool ends_model(const struct ent_text *text, struct ent_name name)
{
	struct string word = ent_form(text, name.end - 1)->text;
	bool digit = false, capital = false;

	for (size_t i = 0; i < word.length; i++) {
		digit |= word.data[i] >= '0' && word.data[i] <= '9';
		capital |= word.data[i] >= 'A' && word.data[i] <= 'Z';
	}
	return digit && capital && name.end - name.from > 1;
}

static bool has_law(const struct ent_text *text, struct ent_name name)
{
	for (uint32_t w = name.from; w < name.end; w++)
		if (ent_has(text, w,
			    "Act Acts Law Laws Bill Treaty Constitution Code "
			    "Amendment Accord Accords Agreement Convention "
			    "Regulation Regulations Protocol Charter Rule "
			    "Rules Order Article Section Title Resolution "
			    "Directive Decree Ordinance Statute Statutes "
			    "Proposition Prop. Pact Declaration Policy Deal "
			    "Plan Measure Clause Covenant v. vs. RICO Rights"))
			return true;
	return false;
}

/* People, not walls. */
static bool ends_union(const struct ent_text *text, struct ent_name name)
{
	return ent_has(text, name.end - 1,
		       "Trust Fund Foundation Association Society Federation "
		       "Union Committee Commission Council");
}

static bool has_event(const struct ent_text *text, struct ent_name name)
{
	return ent_has(text, name.end - 1,
		       "Marathon Cup Championship Championships Festival "
		       "Games Show Finals Debate Awards Olympics Open Prix "
		       "Parade");
}

/* Wars and holidays are no works, whatever number they have. */
static bool ends_time(const struct ent_text *text, struct ent_name name)
{
	uint32_t last = name.end - 1;

	if (ent_has(text, last, "I II III") && last > name.from)
		last--;
	return last > name.from && ent_has(text, last, "War Eve Day");
}

/* Papers, and groups of people that are called like works or towns. */
static bool ends_paper(const struct ent_text *text, struct ent_name name)
{
	return ent_has(text, name.end - 1,
		       "Post Times Herald Tribune Gazette Examiner Chronicle "
		       "Journal Observer Beacon Citizen Courier-Journal");
}

static bool ends_group(const struct ent_text *text, struct ent_name name)
{
	return ends_paper(text, name) ||
	       ent_has(text, name.end - 1,
		       "Caucus Committee Commission Coalition Consortium "
		       "Bureau League Alliance Council") ||
	       (name.kind == ENT_EVENT &&
		ent_has(text, name.end - 1, "Project"));
}

/* "Orr Policy Center" is people, "Orr Space Center" walls. */
static bool ends_studies(const struct ent_text *text, struct ent_name name)
{
	return name.end - name.from > 2 &&
	       ent_has(text, name.end - 1, "Center Centre") &&
	       ent_has(text, name.end - 2, "Research Policy Law Legal");
}

/* "Association of America" is no land, "Center on Poverty" no law. */
static bool has_body(const struct ent_text *text, struct ent_name name)
{
	for (uint32_t w = name.from; w + 1 < name.end; w++)
		if (ent_has(text, w + 1, "of for on to against") &&
		    ent_has(text, w, "University Ministry Bank Institute "
				     "Association Federation Council Chamber "
				     "Department Board Academy Center Centre "
				     "Coalition Committee Campaign League "
				     "Registry Bureau Consortium Alliance"))
			return true;
	return false;
}

/* What is neither place nor person, but has an organisation's name. */
static bool is_group(const struct ent_text *text, struct ent_name name)
{
	bool place = name.kind == ENT_GPE || name.kind == ENT_LOC;
	bool thing = name.kind == ENT_LAW || name.kind == ENT_EVENT ||
		     name.kind == ENT_WORK_OF_ART;

	if (name.end - name.from < 2)
		return false;
	if ((place || thing) && has_body(text, name))
		return true;
	if (thing)
		return ends_group(text, name);
	if (place && (ends_paper(text, name) ||
		      (ent_has(text, name.from, "Islamic") &&
		       ent_has(text, name.from + 1, "State"))))
		return true;
	return (place || name.kind == ENT_FAC) && ends_studies(text, name);
}

/* Names that mean one thing, however they are taken. */
static unsigned sure_kind(const struct ent_text *text, struct ent_name name)
{
	uint32_t last = name.end - 1;

	if (name.from == last)
		return ent_has(text, last, "Obamacare ObamaCare Trumpcare "
					   "Romneycare") ? ENT_LAW : name.kind;
	if (ent_has(text, last, "Amendment"))
		return ENT_LAW;
	if (ent_has(text, last, "Convention") &&
	    ent_has(text, last - 1, "National"))
		return ENT_EVENT;
	return name.kind;
}

unsigned ent_ends_kind(const struct ent_text *text, struct ent_name name)
{
	uint32_t count = name.end - name.from;
	bool place = name.kind == ENT_GPE || name.kind == ENT_LOC;
	unsigned sure = sure_kind(text, name);

	if (sure != name.kind)
		return sure;
	if (is_group(text, name))
		return ENT_ORG;
	if ((name.kind == ENT_WORK_OF_ART || name.kind == ENT_LAW) &&
	    ends_time(text, name))
		return ENT_EVENT;
	if (name.kind == ENT_FAC && count > 1 && ends_union(text, name))
		return ENT_ORG;
	if ((place || name.kind == ENT_PERSON) && count > 1 &&
	    ends_building(text, name) && (count > 2 || place))
		return ENT_FAC;
	if ((name.kind == ENT_PERSON || name.kind == ENT_GPE ||
	     name.kind == ENT_EVENT) && count > 2 && ends_place(text, name))
		return ENT_FAC;
	if (name.kind == ENT_GPE && count == 2 && ends_place(text, name))
		return ENT_LOC;
	if (name.kind == ENT_GPE && count > 1 && has_event(text, name))
		return ENT_EVENT;
	if (name.kind == ENT_EVENT && ends_model(text, name))
		return ENT_PRODUCT;
	if (name.kind == ENT_EVENT && ent_has(text, name.from, "Bill"))
		return ENT_LAW;
	if (name.kind == ENT_LAW && !has_law(text, name))
		return has_event(text, name) ? ENT_EVENT : ENT_WORK_OF_ART;
	return name.kind;
}
