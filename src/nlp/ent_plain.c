/* ent_plain.c - single words that a chain takes for names and that are none
 *
 * An unknown word of capitals is an organisation more often than not; these
 * are those that everybody uses for things without a name.
 */
#include "nlp/ent_plain.h"

#include "nlp/amount_words.h"
#include "nlp/ent_ends.h"
#include "nlp/keys.h"

static bool is_file(struct string word)
{
	size_t n = word.length;
	struct string end;

	while (n && word.data[n - 1] != '.')
		n--;
	end = (struct string){ word.data + n, word.length - n };
	return n > 1 && key_in(end, "pdf doc docx xls xlsx ppt jpg jpeg png "
				    "gif zip txt htm html");
}

/* "jo.doe@example.org" */
static bool is_mail(struct string word)
{
	for (size_t i = 1; i + 1 < word.length; i++)
		if (word.data[i] == '@')
			return true;
	return false;
}

/* Devices, posts, degrees, sums of money, illnesses, chat. */
static bool is_common_acronym(struct string word)
{
	return word.length <= 5 &&
	       key_in(word,
		      "ATM CD CDs DVD DVDs GPS LCD LED PC PCs PIN RV "
		      "RVs SIM SUV SUVs TV TVs USB VCR HD HDTV MP3 PDF "
		      "CPU GPU RAM HTML XML URL SQL API SMS DSL SEO "
		      "CEO CEOs CFO COO EVP SVP VP VPs MP MPs MEP MEPs "
		      "BSc MBA MBAs MD MSc PhD Ph.D. M.D. B.A. M.A. RN "
		      "GPA CPI GDP GNP GST IPO IPOs IRR MOU NGO NGOs "
		      "ROI RFP RFPs RFQ VAT SME SMEs Q&A FAQ FAQs ADHD "
		      "AIDS BMI CPR CT DNA ECG EKG HIV ICU IQ IVF MRI "
		      "OCD PCR PPE PTSD RNA STDs ASAP BTW FYI IMHO IMO "
		      "LMAO LOL OMG ROFL RSVP TBA TBD WTF XOXO Thx "
		      "Thanx Pls BBQ DIY UFO UFOs VIP VIPs");
}

/* "X" of which something is told, "CDT" behind an hour, "R., Va." behind who
 * sits for it. */
static bool is_letter_or_zone(struct string word)
{
	return (word.length == 1 && word.data[0] >= 'A' &&
		word.data[0] <= 'Z') ||
	       key_in(word, "D. R. GMT UTC EST EDT CST CDT MST MDT PST PDT "
			    "BST CET CEST IST");
}

/* "They told us", not "in the us". */
static bool is_pronoun(const struct ent_text *text, uint32_t w)
{
	return ent_form(text, w)->letters == LETTERS_LOWER &&
	       text->article->tokens[text->words[w].token].pos == POS_PRON;
}

bool ent_is_plain(const struct ent_text *text, struct ent_name name)
{
	const struct ent_form *form = ent_form(text, name.from);

	if (name.from + 1 != name.end)
		return false;
	if (form->amount == WORD_WEEKDAY)
		return name.kind != ENT_PERSON && name.kind != ENT_ORG;
	return is_pronoun(text, name.from) ||
	       is_file(form->text) || is_mail(form->text) ||
	       is_letter_or_zone(form->text) ||
	       ((name.kind == ENT_ORG || name.kind == ENT_PERSON) &&
		is_common_acronym(form->text)) ||
	       ent_is_firm_end(form->text) ||
	       key_in(form->text, "Mr. Mrs. Ms. Dr.");
}
