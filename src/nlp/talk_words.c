/* talk_words.c - two short lists */
#include "nlp/talk_words.h"

#include "nlp/keys.h"

#define LONGEST 9 /* bytes */
#define REPORT_WEIGHT 2

static bool is_talk(struct string word)
{
	switch (*word.data) {
	case '!': case '?':
		return true;
	case '\'':
		return key_in(word, "'m 're 've 'd 'll");
	case 'i': case 'm': case 'w':
		return key_in(word, "i me my mine myself we");
	case 'o': case 'y':
		return key_in(word, "our you your yours");
	case 'h': case 'l':
		return key_in(word, "hi hello hey lol");
	case 'n': case 'p': case 't':
		return key_in(word, "n't please thanks thank");
	default:
		return false;
	}
}

static bool is_report(struct string word)
{
	return (*word.data == 's' || *word.data == 't' || *word.data == 'a') &&
	       key_in(word, "said says told according");
}

int talk_weight(struct string word)
{
	if (!word.length || word.length > LONGEST)
		return 0;
	return is_talk(word) ? 1 : is_report(word) ? -REPORT_WEIGHT : 0;
}
