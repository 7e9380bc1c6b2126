/* persons.c - words that go with people: titles, offices, particles
 *
 * Closed lists of the news; an office that is in none of them is still found
 * beside a name by its place (nlp/entity_roles.c).
 */
#include "nlp/persons.h"

#include <string.h>

#include "nlp/keys.h"

static const char titles[] =
	"mr mrs ms miss mx dr prof professor sir dame lord lady madam madame "
	"mme monsieur sen senator rep representative gov governor lt gen "
	"general col colonel maj major capt captain cpl corporal sgt sergeant "
	"pvt private adm admiral cmdr commander lieutenant marshal brigadier "
	"commodore rev reverend fr father sister brother pastor bishop "
	"archbishop cardinal pope rabbi imam sheikh shaikh sheik ayatollah "
	"mullah maulana swami king queen prince princess emperor sultan emir "
	"duke duchess baron baroness count countess president vice prime "
	"minister premier chancellor secretary ambassador judge justice "
	"chief mayor congressman congresswoman councilman councilwoman "
	"alderman speaker chairman chairwoman detective officer inspector "
	"superintendent constable trooper deputy attorney advocate barrister "
	"adv md engr hon honourable honorable chef coach tan sri seri datuk "
	"dato tun haji hajj shri smt ustaz otunba alhaji chief nana don dona "
	"president-elect ex-president";

static const char suffixes[] = "jr sr ii iii iv phd md esq qc kc mp mbe obe";

static const char particles[] =
	"al el bin ibn bint ben van von der den de da di dos das do du del "
	"della la le ter ten abu umm st san santa mac mc ould";

static const char offices[] =
	"president minister secretary spokesman spokeswoman spokesperson "
	"director chairman chairwoman chair chairperson chief head leader "
	"official officer executive ceo cfo cto founder owner manager "
	"professor lecturer researcher scientist analyst economist expert "
	"strategist adviser advisor consultant engineer architect lawyer "
	"attorney prosecutor judge justice senator congressman congresswoman "
	"representative lawmaker legislator deputy governor mayor councillor "
	"councilor commissioner ambassador envoy diplomat consul chancellor "
	"premier king queen prince princess emperor sultan emir pope bishop "
	"archbishop cardinal priest pastor imam rabbi cleric monk general "
	"colonel commander captain lieutenant sergeant admiral soldier "
	"marine pilot astronaut detective inspector sheriff superintendent "
	"investigator agent guard doctor physician surgeon nurse dentist "
	"psychologist psychiatrist epidemiologist virologist veterinarian "
	"biologist chemist physicist geologist historian philosopher "
	"sociologist anthropologist archaeologist linguist teacher principal "
	"headmaster dean rector student pupil activist campaigner organizer "
	"organiser protester volunteer resident neighbor neighbour witness "
	"survivor victim suspect defendant plaintiff author writer novelist "
	"poet playwright journalist reporter editor columnist correspondent "
	"broadcaster presenter host anchor publisher photographer artist "
	"painter sculptor designer actor actress filmmaker producer singer "
	"musician composer conductor rapper dancer comedian model chef "
	"farmer fisherman miner worker driver trader merchant businessman "
	"businesswoman entrepreneur investor banker broker billionaire "
	"accountant auditor treasurer coach trainer striker midfielder "
	"defender goalkeeper winger player footballer cricketer batsman "
	"bowler quarterback pitcher forward runner sprinter swimmer boxer "
	"cyclist champion candidate nominee whip speaker ombudsman "
	"coordinator curator librarian planner programmer developer "
	"technician mechanic electrician carpenter baker butcher tailor "
	"shopkeeper vendor hunter ranger firefighter paramedic policeman "
	"policewoman cop guide translator interpreter member fellow partner "
	"counsel negotiator mediator observer rapporteur whistleblower "
	"warlord militant rebel hacker elder chieftain monarch heir dictator "
	"strongman veteran pioneer legend star mp aide ally protege pundit "
	"colleague postdoc billionaire millionaire teen resident spouse "
	"graduate retiree comrade";

static const char males[] =
	"mr sir lord king prince duke baron count emperor sultan emir "
	"monsieur father brother pope chairman spokesman congressman "
	"councilman alderman businessman policeman fisherman batsman "
	"headmaster ombudsman actor husband son nephew uncle grandfather "
	"strongman fr tun don shri otunba alhaji sheikh sheik shaikh salesman "
	"cameraman craftsman statesman frontman sportsman tribesman gunman";

static const char females[] =
	"mrs ms miss dame lady madam madame mme queen princess duchess "
	"baroness countess sister chairwoman spokeswoman congresswoman "
	"councilwoman businesswoman policewoman actress headmistress wife "
	"daughter niece aunt grandmother mother smt dona heiress hostess "
	"saleswoman sportswoman stateswoman frontwoman empress seamstress";

bool person_is_title(struct string word)
{
	return key_in(word, titles);
}

bool person_is_suffix(struct string word)
{
	return key_in(word, suffixes);
}

bool person_is_particle(struct string word)
{
	return key_in(word, particles);
}

static bool ends_in(struct string word, const char *end)
{
	size_t n = strlen(end);

	return word.length > n + 1 &&
	       !memcmp(word.data + word.length - n, end, n);
}

bool person_is_office(struct string word)
{
	return key_in(word, offices) || ends_in(word, "woman") ||
	       ends_in(word, "person") || ends_in(word, "keeper");
}

enum sex person_sex(struct string word)
{
	if (key_in(word, females) || ends_in(word, "woman"))
		return SEX_FEMALE;
	return key_in(word, males) ? SEX_MALE : SEX_NONE;
}

enum sex pronoun_sex(struct string word)
{
	if (key_in(word, "she her hers herself"))
		return SEX_FEMALE;
	return key_in(word, "he him his himself") ? SEX_MALE : SEX_NONE;
}
