/* persons.c - words that go with people: titles, offices, particles
 *
 * Closed lists of the news; an office that is in none of them is still found
 * beside a name by its place (nlp/entity_roles.c). The long ones are by first
 * letter.
 */
#include "nlp/persons.h"

#include <string.h>

#include "nlp/keys.h"

static const char *const titles[26] = {
	['a' - 'a'] =
		"adm admiral archbishop ayatollah ambassador alderman "
		"attorney advocate adv alhaji",
	['b' - 'a'] = "brigadier brother bishop baron baroness barrister",
	['c' - 'a'] =
		"col colonel capt captain cpl corporal cmdr commander "
		"commodore cardinal count countess chancellor chief "
		"congressman congresswoman councilman councilwoman chairman "
		"chairwoman constable chef coach",
	['d' - 'a'] =
		"dr dame duke duchess detective deputy datuk dato don dona",
	['e' - 'a'] = "emperor emir engr ex-president",
	['f' - 'a'] = "fr father",
	['g' - 'a'] = "gov governor gen general",
	['h' - 'a'] = "hon honourable honorable haji hajj",
	['i' - 'a'] = "imam inspector",
	['j' - 'a'] = "judge justice",
	['k' - 'a'] = "king",
	['l' - 'a'] = "lord lady lt lieutenant",
	['m' - 'a'] =
		"mr mrs ms miss mx madam madame mme monsieur maj major "
		"marshal mullah maulana minister mayor md",
	['n' - 'a'] = "nana",
	['o' - 'a'] = "officer otunba",
	['p' - 'a'] =
		"prof professor pvt private pastor pope prince princess "
		"president prime premier president-elect",
	['q' - 'a'] = "queen",
	['r' - 'a'] = "rep representative rev reverend rabbi",
	['s' - 'a'] =
		"sir sen senator sgt sergeant sister sheikh shaikh sheik "
		"swami sultan secretary speaker superintendent sri seri shri "
		"smt",
	['t' - 'a'] = "trooper tan tun",
	['u' - 'a'] = "ustaz",
	['v' - 'a'] = "vice",
};

#define SUFFIXES "jr sr ii iii iv phd md esq qc kc mp mbe obe"

#define PARTICLES \
	"al el bin ibn bint ben van von der den de da di dos das do du del " \
	"della la le ter ten abu umm st san santa mac mc ould"

static const char *const offices[26] = {
	['a' - 'a'] =
		"analyst adviser advisor architect attorney ambassador "
		"archbishop admiral astronaut agent anthropologist "
		"archaeologist activist author anchor artist actor actress "
		"accountant auditor aide ally",
	['b' - 'a'] =
		"bishop biologist broadcaster businessman businesswoman "
		"banker broker billionaire batsman bowler boxer baker butcher",
	['c' - 'a'] =
		"chairman chairwoman chair chairperson chief ceo cfo cto "
		"consultant congressman congresswoman councillor councilor "
		"commissioner consul chancellor cardinal cleric colonel "
		"commander captain chemist campaigner columnist "
		"correspondent composer conductor comedian chef coach "
		"cricketer cyclist champion candidate coordinator curator "
		"carpenter cop counsel chieftain colleague comrade",
	['d' - 'a'] =
		"director deputy diplomat detective doctor dentist dean "
		"defendant designer dancer driver defender developer dictator",
	['e' - 'a'] =
		"executive economist expert engineer envoy emperor emir "
		"epidemiologist editor entrepreneur electrician elder",
	['f' - 'a'] =
		"founder filmmaker farmer fisherman footballer forward "
		"firefighter fellow",
	['g' - 'a'] =
		"governor general guard geologist goalkeeper guide graduate",
	['h' - 'a'] = "head historian headmaster host hunter hacker heir",
	['i' - 'a'] = "imam inspector investigator investor interpreter",
	['j' - 'a'] = "judge justice journalist",
	['k' - 'a'] = "king",
	['l' - 'a'] =
		"leader lecturer lawyer lawmaker legislator lieutenant "
		"linguist librarian legend",
	['m' - 'a'] =
		"minister manager mayor monk marine musician model miner "
		"merchant midfielder mechanic member mediator militant "
		"monarch mp millionaire",
	['n' - 'a'] = "nurse neighbor neighbour novelist nominee negotiator",
	['o' - 'a'] =
		"official officer owner organizer organiser ombudsman "
		"observer",
	['p' - 'a'] =
		"president professor prosecutor premier prince princess pope "
		"priest pastor pilot physician psychologist psychiatrist "
		"physicist philosopher principal pupil protester plaintiff "
		"poet playwright presenter publisher photographer painter "
		"producer player pitcher planner programmer paramedic "
		"policeman policewoman partner pioneer protege pundit postdoc",
	['q' - 'a'] = "queen quarterback",
	['r' - 'a'] =
		"researcher representative rabbi rector resident reporter "
		"rapper runner ranger rapporteur rebel retiree",
	['s' - 'a'] =
		"secretary spokesman spokeswoman spokesperson scientist "
		"strategist senator sultan sergeant soldier sheriff "
		"superintendent surgeon sociologist student survivor suspect "
		"sculptor singer striker sprinter swimmer speaker shopkeeper "
		"strongman star spouse",
	['t' - 'a'] =
		"teacher trader treasurer trainer technician tailor "
		"translator teen",
	['v' - 'a'] =
		"virologist veterinarian volunteer victim vendor veteran",
	['w' - 'a'] =
		"witness writer worker winger whip whistleblower warlord",
};

#define MALES \
	"mr sir lord king prince duke baron count emperor sultan emir " \
	"monsieur father brother pope chairman spokesman congressman " \
	"councilman alderman businessman policeman fisherman batsman " \
	"headmaster ombudsman actor husband son nephew uncle grandfather " \
	"strongman fr tun don shri otunba alhaji sheikh sheik shaikh " \
	"salesman cameraman craftsman statesman frontman sportsman " \
	"tribesman gunman"

#define FEMALES \
	"mrs ms miss dame lady madam madame mme queen princess duchess " \
	"baroness countess sister chairwoman spokeswoman congresswoman " \
	"councilwoman businesswoman policewoman actress headmistress wife " \
	"daughter niece aunt grandmother mother smt dona heiress hostess " \
	"saleswoman sportswoman stateswoman frontwoman empress seamstress"

/* Whether the word is one of those by its first letter. */
static bool is_among(struct string word, const char *const lists[26])
{
	int letter = word.length ? *word.data - 'a' : -1;

	return letter >= 0 && letter < 26 && lists[letter] &&
	       key_listed(word, lists[letter]);
}

bool person_is_title(struct string word)
{
	return is_among(word, titles);
}

bool person_is_suffix(struct string word)
{
	return key_in(word, SUFFIXES);
}

bool person_is_particle(struct string word)
{
	return key_in(word, PARTICLES);
}

static bool ends_in(struct string word, const char *end)
{
	size_t n = strlen(end);

	return word.length > n + 1 &&
	       !memcmp(word.data + word.length - n, end, n);
}

bool person_is_office(struct string word)
{
	return is_among(word, offices) || ends_in(word, "woman") ||
	       ends_in(word, "person") || ends_in(word, "keeper");
}

enum sex person_sex(struct string word)
{
	if (key_in(word, FEMALES) || ends_in(word, "woman"))
		return SEX_FEMALE;
	return key_in(word, MALES) ? SEX_MALE : SEX_NONE;
}

enum sex pronoun_sex(struct string word)
{
	if (key_in(word, "she her hers herself"))
		return SEX_FEMALE;
	return key_in(word, "he him his himself") ? SEX_MALE : SEX_NONE;
}
