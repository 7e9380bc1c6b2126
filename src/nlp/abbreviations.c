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

/* A word of up to eight letters as a number, in small letters; the first one
 * is the highest byte, so that words are in the order of their letters. */
#define SMALL(c) ((unsigned char)((c) >= 'A' && (c) <= 'Z' ? (c) + 32 : (c)))
#define LETTER(word, i) \
	((uint64_t)SMALL((word "\0\0\0\0\0\0\0")[i]) << (56 - 8 * (i)))
#define KEY(word) \
	(LETTER(word, 0) | LETTER(word, 1) | LETTER(word, 2) | \
	 LETTER(word, 3) | LETTER(word, 4) | LETTER(word, 5) | \
	 LETTER(word, 6) | LETTER(word, 7))
#define W(word, kind) { KEY(word), (word)[0], kind }

struct entry {
	uint64_t key;
	char first;
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
	W("A.G", C), W("a.k.a", E), W("a.m", E), W("Acad", C), W("Adm", T),
	W("al", E), W("Ala", P), W("Ald", T), W("Alta", P), W("Amb", T),
	W("approx", N), W("Apr", D), W("Apt", C), W("Ariz", P), W("Ark", P),
	W("art", N), W("arts", N), W("Assn", C), W("Assns", C), W("Assoc", T),
	W("Asst", T), W("attn", M), W("Atty", T), W("Attys", T), W("Aug", D),
	W("ave", E), W("B.A", C), W("B.C", P), W("Bhd", C), W("Bldg", C),
	W("blvd", E), W("Brig", T), W("Bros", C), W("c", N), W("c.f", M),
	W("ca", N), W("Cal", E), W("Calif", P), W("Capt", T), W("Cdr", T),
	W("cf", N), W("ch", N), W("Cie", C), W("Cmdr", T), W("Co", C),
	W("co", E), W("Col", T), W("Colo", P), W("Cols", T), W("Comdr", T),
	W("Conn", P), W("cont", M), W("Corp", C), W("Cos", C), W("Cpl", T),
	W("Ct", C), W("d.b.a", E), W("D.C", P), W("D.D.S", C), W("Dak", P),
	W("Dec", D), W("Del", P), W("Dep", T), W("Dept", C), W("Depts", C),
	W("Det", T), W("Dist", C), W("dr", T), W("drs", T), W("e.g", M),
	W("E.U", P), W("ect", E), W("ed", M), W("eds", M), W("Ens", T),
	W("eq", N), W("esp", M), W("Esq", C), W("est", E), W("etc", E),
	W("ext", M), W("Feb", D), W("fig", N), W("figs", N), W("Fla", P),
	W("Fr", T), W("Fri", D), W("Ft", T), W("fwd", M), W("Ga", P),
	W("Gen", T), W("Gens", T), W("Gov", T), W("Govs", T), W("Hon", T),
	W("Hosp", C), W("hr", E), W("hrs", E), W("Hwy", C), W("i.e", M),
	W("Ill", P), W("Inc", C), W("incl", M), W("Ind", P), W("Insp", T),
	W("Inst", C), W("Intl", C), W("Jan", D), W("Jr", C), W("Jul", D),
	W("Jun", D), W("Kan", P), W("Kans", P), W("Ky", P), W("L.L.C", C),
	W("L.P", C), W("La", P), W("lb", E), W("lbs", E), W("LL.B", C),
	W("LL.D", C), W("Ln", C), W("Lt", T), W("Lt.Col", T), W("Lt.Gov", T),
	W("Ltd", C), W("Lts", T), W("M.A", C), W("M.B.A", C), W("M.D", C),
	W("m.p.h", E), W("M.Sgt", T), W("Maj", T), W("Maj.Gen", T),
	W("Man", P), W("Mar", D), W("Mass", P), W("Md", P), W("med", M),
	W("messrs", T), W("Mfg", C), W("mi", E), W("Mich", P), W("min", E),
	W("Minn", P), W("mins", E), W("Miss", P), W("Mlle", T), W("Mme", T),
	W("Mo", P), W("Mon", D), W("Mont", P), W("mr", T), W("mrs", T),
	W("ms", T), W("Msgr", T), W("Mt", T), W("Mts", C), W("mx", T),
	W("N.C", P), W("N.D", P), W("N.H", P), W("N.J", P), W("N.M", P),
	W("N.V", C), W("N.Y", P), W("Natl", C), W("Neb", P), W("Nev", P),
	W("no", N), W("nos", N), W("Nov", D), W("Oct", D), W("Okla", P),
	W("Ont", P), W("Ore", P), W("orig", M), W("oz", E), W("p", N),
	W("P.E.I", P), W("p.m", E), W("P.S", E), W("Pa", P), W("para", N),
	W("Penn", P), W("Pfc", T), W("pg", N), W("pgs", N), W("Ph.D", C),
	W("Pkwy", C), W("pp", N), W("Pres", T), W("prof", T), W("Profs", T),
	W("PS", E), W("Pt", T), W("Pty", C), W("Pvt", T), W("Que", P),
	W("R.I", P), W("rd", E), W("Rep", T), W("Reps", T), W("resp", M),
	W("Rev", T), W("rs", N), W("Rte", C), W("S.A", C), W("S.C", P),
	W("S.D", P), W("Sask", P), W("Sat", D), W("Sec", T), W("sect", N),
	W("Secy", T), W("Sen", T), W("Sens", T), W("Sep", D), W("Sept", D),
	W("Sgt", T), W("Sgts", T), W("Spc", T), W("sq", C), W("Sr", T),
	W("Sra", T), W("Srta", T), W("St", T), W("st", E), W("Ste", T),
	W("Sts", E), W("Sun", D), W("Supt", T), W("tel", M), W("Tenn", P),
	W("Tex", P), W("Thu", D), W("Thur", D), W("Thurs", D), W("trans", M),
	W("Treas", T), W("Tue", D), W("Tues", D), W("U.A.E", P), W("U.K", P),
	W("U.N", P), W("U.S", P), W("U.S.A", P), W("Univ", C), W("v", M),
	W("Va", P), W("ver", N), W("viz", M), W("vol", N), W("vols", N),
	W("vs", M), W("Vt", P), W("W.Va", P), W("Wash", P), W("Wed", D),
	W("Wis", P), W("Wyo", P), W("yr", E), W("yrs", E),
#undef T
#undef N
#undef D
#undef P
#undef C
#undef M
#undef E
};

static uint64_t key_of(const char *word, size_t length)
{
	uint64_t key = 0;

	for (size_t i = 0; i < length; i++)
		key |= (uint64_t)SMALL(word[i]) << (56 - 8 * i);
	return key;
}

/* Of two entries of the same letters the one with the capital comes first. */
static bool fits_case(const char *word, const struct entry *entry)
{
	return entry->first == (char)SMALL(entry->first) ||
	       word[0] == entry->first;
}

enum abbreviation abbreviation_find(const char *word, size_t length)
{
	const struct entry *low = entries;
	size_t count = sizeof entries / sizeof *entries;
	uint64_t key;

	if (length > LONGEST)
		return ABBREVIATION_NONE;
	key = key_of(word, length);
	while (count > 1) {
		size_t half = count / 2;
		low += half * (low[half - 1].key < key); /* no branch */
		count -= half;
	}
	for (; low < entries + sizeof entries / sizeof *entries &&
	       low->key == key; low++)
		if (fits_case(word, low))
			return (enum abbreviation)low->kind;
	return ABBREVIATION_NONE;
}
