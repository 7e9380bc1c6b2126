/* residue.c - what a crawler left over
 *
 * Goes in: a line, such as "![]() |", "Advertisement", "Sign up for our daily
 * newsletter" or "Net 807,000 vs 1,208,000". Comes out: whether a reader of
 * the story would skip it. The evidence is the line alone: marks without
 * words, markup, rows of numbers, what pages say to their visitors.
 *
 * A sentence of a story that speaks to the reader in such words ("Subscribe
 * now, he told them") is safe only if it is longer than an invitation is.
 */
#include "nlp/residue.h"

#include <string.h>

#include "nlp/chars.h"

/* An invitation is short: more words than this are a story. */
#define INVITATION_WORDS 40
/* A label of the page around the story. */
#define LABEL_WORDS 8

/* Lines that are nothing but this. */
static const char *const labels[] = {
	"ad", "ads", "advertisement", "advertisement:", "advertising",
	"sponsored", "sponsored content", "promoted", "close", "email",
	"e-mail", "print", "share", "tweet", "pocket", "facebook", "twitter",
	"whatsapp", "linkedin", "reddit", "pinterest", "telegram",
	"instagram", "copy link", "link copied", "comments", "related",
	"related:", "related articles", "related stories", "related topics",
	"more", "more:", "more on this", "more on this...", "most read",
	"most popular", "trending", "trending now", "recommended", "video",
	"videos", "photo", "photos", "image", "images", "gallery", "menu",
	"search", "login", "log in", "sign in", "newsletter", "newsletters",
	"newsletter sign-up", "loading", "loading...", "loading…", "replay",
	"watch", "watch:", "listen", "urgent:", "online:", "go deeper:",
	"[pullquote]", "[break]", "[embed]", "[gallery]", "published in",
	"tags", "tags:", "topics", "full coverage", "join the conversation",
	"story continues", "story continues below", "article continues below",
	"continue reading", "read the full story", "full story",
	"previous", "next", "back to top", "top", "home", "null", "undefined",
	"toggle caption", "hide caption", "view comments", "leave a comment",
	"click to copy", "save", "bookmark", "follow", "subscribe",
};

/* How invitations and labels begin. */
static const char *const openings[] = {
	"advertisement ", "story continued below", "story continues below",
	"article continues below", "continue reading", "continues below",
	"read more", "read also", "also read", "read the full", "read next",
	"see also:", "see more", "more:", "more from", "related:",
	"related story", "related article", "watch:", "watch more", "listen:",
	"watch the latest", "watch our", "watch live",
	"scroll down for", "click here", "click to", "click for",
	"click on the", "click the", "tap here", "sign up", "subscribe",
	"register now", "register for", "log in to", "share this",
	"share on", "share via", "follow us", "follow @", "like us on",
	"join us on", "find us on", "download the", "download our",
	"get our", "get the latest", "get breaking news", "get daily",
	"get all the latest", "get more", "get alerts", "skip to",
	"image copyright", "media playback", "enlarge this image",
	"slideshow (", "copyright ©", "copyright (c)", "© ", "(c) 20",
	"all rights reserved", "visit our", "thank you for signing up",
	"thanks for watching", "this site is protected", "let our news",
	"want the best of", "want more", "have a tip", "got a tip",
	"send letters to", "send tips", "contact us at", "support our",
	"don't miss", "editor's picks", "trending:", "full coverage:",
	"just watched", "must watch", "most read", "view this post",
	"view gallery", "view sample", "view photos", "play video",
	"play facebook", "listen to this", "listen to article",
	"by signing up", "we use cookies", "this website uses cookies",
	"accept cookies", "please enable", "enable javascript",
	"your browser", "prev image", "next image", "write to ",
	"keep up with", "catch up on", "to read more", "to receive",
	"read or share this story", "cookie policy", "privacy policy",
	"terms of use", "terms and conditions", "powered by", "exclusive offer",
	"add to cart", "limited time offer", "this article is more than",
};

/* What an invitation says further on. */
static const char *const phrases[] = {
	"sign up here", "sign up for our", "delivered to your inbox",
	"in your inbox", "to your inbox", "all rights reserved",
	"reprint permission", "privacy policy", "opens in new window",
	"subscribe to our", "share tweet", "[email protected]",
	"unsupported on your device", "follow us on", "follow me on",
	"follow him on", "follow her on", "follow them on", "on twitter @",
	"photo gallery", "click here", "subscribing now", "newsletter here",
};

static bool is_label(const struct line *line)
{
	size_t length = line_length(line);

	if (line->words > LABEL_WORDS)
		return false;
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (strlen(labels[i]) == length &&
		    same_word(line->start, labels[i], length))
			return true;
	return false;
}

static bool is_invitation(const struct line *line)
{
	if (line->words > INVITATION_WORDS)
		return false;
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
		if ((*line->start | 0x20) == (openings[i][0] | 0x20) &&
		    line_begins(line, openings[i]))
			return !line->terminal || line->words <= 25;
	if (line->words > 25)
		return false;
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
		if (line_find(line, phrases[i]))
			return true;
	return false;
}

/* "![]() |", "<div class=…>", "var a = b || [];", "[caption id=…]". */
static bool is_markup(const struct line *line)
{
	const char *at = line->start;
	uint32_t length = line_length(line);

	if (length >= 2 && at[0] == '!' && at[1] == '[')
		return true;
	if (at[0] == '<' && (line->end[-1] == '>' || at[1] == '!' ||
			     at[1] == '/'))
		return true;
	if (length >= 3 && at[0] == '/' && at[1] == '/')
		return true;
	if (line_find(line, "function(") || line_find(line, "function (") ||
	    line_find(line, "document.") || line_find(line, "window.") ||
	    line_find(line, "googletag") || line_find(line, "![]("))
		return line->signs * 12 > line->letters;
	return line->signs * 4 > line->letters && line->signs >= 8 &&
	       line_find(line, "=") && (line_find(line, "{") ||
					line_find(line, ";") ||
					line_find(line, "<"));
}

/* "1. 47 12 9 3", "Shr 34 cts vs 1.19 dlrs": most words are numbers. */
static bool is_table_row(const struct line *line)
{
	if (line->numbers >= 3 && line->numbers * 5 >= line->words * 2)
		return !line->terminal || line->numbers * 3 > line->words * 2;
	return line->numbers >= 2 && !line->terminal &&
	       line_find(line, " vs ") && line->words <= 30 &&
	       line->numbers * 4 >= line->words;
}

bool line_is_residue(const struct line *line)
{
	if (!line->letters && !line->digits)
		return true;
	return is_label(line) || is_invitation(line) || is_markup(line) ||
	       is_table_row(line);
}
