/* abbreviations.c - words that are written with a full stop
 *
 * Goes in: a word without its last full stop, "Gen" or "p.m". Comes out: what
 * kind of abbreviation it is, if any. The lists are those of English news
 * style books: titles and ranks before names, months and days, the states and
 * provinces as the wires shorten them, company forms, units.
 *
 * A list in lower case matches a word in any case; an entry with a capital
 * matches that form and the one all in capitals, since "no." and "sun." are
 * mostly the ends of sentences.
 */
#include "nlp/abbreviations.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Longest entry. */
#define LONGEST 8

struct entry {
	char word[LONGEST + 1];
	unsigned char kind;
};

/* In order of their lower case, for bisection. */
static const struct entry entries[] = {
#define T ABBREVIATION_TITLE
#define N ABBREVIATION_NUMBER
#define D ABBREVIATION_DATE
#define P ABBREVIATION_PLACE
#define C ABBREVIATION_NAME
#define M ABBREVIATION_MIDDLE
#define E ABBREVIATION_END
	{ "A.G", C }, { "a.k.a", E }, { "a.m", E }, { "Acad", C },
	{ "Adm", T }, { "al", E }, { "Ala", P }, { "Ald", T }, { "Alta", P },
	{ "Amb", T }, { "approx", N }, { "Apr", D }, { "Apt", C },
	{ "Ariz", P }, { "Ark", P }, { "art", N }, { "arts", N },
	{ "Assn", C }, { "Assns", C }, { "Assoc", T }, { "Asst", T },
	{ "attn", M }, { "Atty", T }, { "Attys", T }, { "Aug", D },
	{ "ave", E }, { "B.A", C }, { "B.C", P }, { "Bhd", C },
	{ "Bldg", C }, { "blvd", E }, { "Brig", T }, { "Bros", C },
	{ "c", N }, { "c.f", M }, { "ca", N }, { "Cal", E }, { "Calif", P },
	{ "Capt", T }, { "Cdr", T }, { "cf", N }, { "ch", N }, { "Cie", C },
	{ "Cmdr", T }, { "Co", C }, { "co", E }, { "Col", T }, { "Colo", P },
	{ "Cols", T }, { "Comdr", T }, { "Conn", P }, { "cont", M },
	{ "Corp", C }, { "Cos", C }, { "Cpl", T }, { "Ct", C },
	{ "d.b.a", E }, { "D.C", P }, { "D.D.S", C }, { "Dak", P },
	{ "Dec", D }, { "Del", P }, { "Dep", T }, { "Dept", C },
	{ "Depts", C }, { "Det", T }, { "Dist", C }, { "dr", T },
	{ "drs", T }, { "e.g", M }, { "E.U", P }, { "ect", E }, { "ed", M },
	{ "eds", M }, { "Ens", T }, { "eq", N }, { "esp", M }, { "Esq", C },
	{ "est", E }, { "etc", E }, { "ext", M }, { "Feb", D }, { "fig", N },
	{ "figs", N }, { "Fla", P }, { "Fr", T }, { "Fri", D }, { "Ft", T },
	{ "fwd", M }, { "Ga", P }, { "Gen", T }, { "Gens", T }, { "Gov", T },
	{ "Govs", T }, { "Hon", T }, { "Hosp", C }, { "hr", E },
	{ "hrs", E }, { "Hwy", C }, { "i.e", M }, { "Ill", P }, { "Inc", C },
	{ "incl", M }, { "Ind", P }, { "Insp", T }, { "Inst", C },
	{ "Intl", C }, { "Jan", D }, { "Jr", C }, { "Jul", D }, { "Jun", D },
	{ "Kan", P }, { "Kans", P }, { "Ky", P }, { "L.L.C", C },
	{ "L.P", C }, { "La", P }, { "lb", E }, { "lbs", E }, { "LL.B", C },
	{ "LL.D", C }, { "Ln", C }, { "Lt", T }, { "Lt.Col", T },
	{ "Lt.Gov", T }, { "Ltd", C }, { "Lts", T }, { "M.A", C },
	{ "M.B.A", C }, { "M.D", C }, { "m.p.h", E }, { "M.Sgt", T },
	{ "Maj", T }, { "Maj.Gen", T }, { "Man", P }, { "Mar", D },
	{ "Mass", P }, { "Md", P }, { "med", M }, { "messrs", T },
	{ "Mfg", C }, { "mi", E }, { "Mich", P }, { "min", E },
	{ "Minn", P }, { "mins", E }, { "Miss", P }, { "Mlle", T },
	{ "Mme", T }, { "Mo", P }, { "Mon", D }, { "Mont", P }, { "mr", T },
	{ "mrs", T }, { "ms", T }, { "Msgr", T }, { "Mt", T }, { "Mts", C },
	{ "mx", T }, { "N.C", P }, { "N.D", P }, { "N.H", P }, { "N.J", P },
	{ "N.M", P }, { "N.V", C }, { "N.Y", P }, { "Natl", C },
	{ "Neb", P }, { "Nev", P }, { "no", N }, { "nos", N }, { "Nov", D },
	{ "Oct", D }, { "Okla", P }, { "Ont", P }, { "Ore", P },
	{ "orig", M }, { "oz", E }, { "p", N }, { "P.E.I", P }, { "p.m", E },
	{ "P.S", E }, { "Pa", P }, { "para", N }, { "Penn", P },
	{ "Pfc", T }, { "pg", N }, { "pgs", N }, { "Ph.D", C },
	{ "Pkwy", C }, { "pp", N }, { "Pres", T }, { "prof", T },
	{ "Profs", T }, { "PS", E }, { "Pt", T }, { "Pty", C }, { "Pvt", T },
	{ "Que", P }, { "R.I", P }, { "rd", E }, { "Rep", T }, { "Reps", T },
	{ "resp", M }, { "Rev", T }, { "rs", N }, { "Rte", C }, { "S.A", C },
	{ "S.C", P }, { "S.D", P }, { "Sask", P }, { "Sat", D },
	{ "Sec", T }, { "sect", N }, { "Secy", T }, { "Sen", T },
	{ "Sens", T }, { "Sep", D }, { "Sept", D }, { "Sgt", T },
	{ "Sgts", T }, { "Spc", T }, { "sq", C }, { "Sr", T }, { "Sra", T },
	{ "Srta", T }, { "St", T }, { "st", E }, { "Ste", T }, { "Sts", E },
	{ "Sun", D }, { "Supt", T }, { "tel", M }, { "Tenn", P },
	{ "Tex", P }, { "Thu", D }, { "Thur", D }, { "Thurs", D },
	{ "trans", M }, { "Treas", T }, { "Tue", D }, { "Tues", D },
	{ "U.A.E", P }, { "U.K", P }, { "U.N", P }, { "U.S", P },
	{ "U.S.A", P }, { "Univ", C }, { "v", M }, { "Va", P }, { "ver", N },
	{ "viz", M }, { "vol", N }, { "vols", N }, { "vs", M }, { "Vt", P },
	{ "W.Va", P }, { "Wash", P }, { "Wed", D }, { "Wis", P },
	{ "Wyo", P }, { "yr", E }, { "yrs", E },
#undef T
#undef N
#undef D
#undef P
#undef C
#undef M
#undef E
};

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static int compare(const char *word, size_t length, const char *entry)
{
	for (size_t i = 0; i < length; i++) {
		int d = (unsigned char)lower(word[i]) -
			(unsigned char)lower(entry[i]);
		if (d)
			return d;
	}
	return entry[length] ? -1 : 0;
}

/* Of two entries of the same letters the one with the capital comes first. */
static bool fits_case(const char *word, const char *entry)
{
	return entry[0] == lower(entry[0]) || word[0] == entry[0];
}

enum abbreviation abbreviation_find(const char *word, size_t length)
{
	size_t count = sizeof entries / sizeof *entries;
	size_t low = 0, high = count;

	if (length > LONGEST)
		return ABBREVIATION_NONE;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare(word, length, entries[middle].word) > 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < count && !compare(word, length, entries[low].word); low++)
		if (fits_case(word, entries[low].word))
			return (enum abbreviation)entries[low].kind;
	return ABBREVIATION_NONE;
}
