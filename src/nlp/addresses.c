/* addresses.c - web addresses, mail addresses, names of files and users
 *
 * Goes in: a place in a run without blanks. Comes out: the end of the address
 * that begins there, as in "(see www.example.org/a-b.html).", where it is
 * before ")". An address is known by its scheme, by "www.", by an "@" between
 * two names, by the ending of a host or file name, by "@" or "#" before a
 * letter. Marks that close a sentence or a bracket from outside are no part
 * of it.
 *
 * RFC 3986 and RFC 5322 allow far more than is recognised here: an address
 * with a blank, a comma at its end or a quoted local part is cut.
 */
#include "nlp/addresses.h"

#include <stdbool.h>
#include <string.h>

#include "nlp/chars.h"

/* Endings of hosts and files that end an address though nothing else in it
 * says so: "example.com", "letter.doc". Country codes that are English words
 * ("at", "in", "is", "it", "no", "so", "to", "be", "us", "me") are left out,
 * else a missing blank behind a full stop would make one. */
static const char *const endings[] = {
	"asp", "au", "biz", "ca", "cfm", "ch", "cn", "co", "com", "csv", "de",
	"doc", "docx", "edu", "eu", "exe", "fr", "gif", "gov", "htm", "html",
	"info", "int", "jpeg", "jpg", "jp", "js", "kr", "lotus", "mil", "mobi",
	"mov", "mp3", "mp4", "mpg", "net", "nl", "nz", "org", "pdf", "php",
	"png", "ppt", "rtf", "ru", "se", "tif", "tv", "txt", "uk", "wav",
	"xls", "xlsx", "xml", "zip",
};

/* Longer names than this are no hosts (RFC 1035: 255 bytes); without a bound
 * a megabyte of "a.a.a" would be read again for each part. */
#define LONGEST_NAME 255

static const char *name_limit(const char *at, const char *end)
{
	return end - at > LONGEST_NAME ? at + LONGEST_NAME : end;
}

static bool is_name_byte(const char *at)
{
	switch (byte_kind(at)) {
	case BYTE_LOWER: case BYTE_UPPER: case BYTE_DIGIT:
		return true;
	default:
		return *at == '-' || *at == '_';
	}
}

static bool begins(const char *at, const char *end, const char *word)
{
	size_t length = strlen(word);

	return (*at | 0x20) == word[0] && (size_t)(end - at) > length &&
	       same_word(at, word, length);
}

static bool has_scheme(const char *at, const char *end)
{
	return begins(at, end, "http://") || begins(at, end, "https://") ||
	       begins(at, end, "www.") || begins(at, end, "ftp://") ||
	       begins(at, end, "mailto:") || begins(at, end, "news:") ||
	       begins(at, end, "file://");
}

/* Back over marks that belong to the sentence around the address; a closing
 * bracket stays if the address opened it. Brackets are counted once, so the
 * whole is linear. */
static const char *trim_end(const char *at, const char *end)
{
	long open = 0;

	for (const char *p = at; p < end; p++)
		open += *p == '(' ? 1 : *p == ')' ? -1 : 0;
	while (end > at) {
		char c = end[-1];
		if (c == ')' && open >= 0)
			break;
		if (!c || !strchr(".,;:!?\"'>])}*", c))
			break;
		open += c == ')';
		end--;
	}
	return end;
}

static const char *web_end(const char *at, const char *end)
{
	const char *stop = at;

	while (stop < end && *stop && !strchr("<>\"|{}[]", *stop) &&
	       (unsigned char)*stop != 0xE2) /* curly marks and dashes */
		stop++;
	return trim_end(at, stop);
}

/* "first.last@host.org", "name@HOST": the part before the mark. */
static const char *mail_end(const char *at, const char *end)
{
	const char *p = at, *limit = name_limit(at, end);

	while (p < limit && (is_name_byte(p) || (p > at && *p &&
						 strchr(".+%", *p))))
		p++;
	if (p == at || p == end || *p != '@' || p + 1 == end ||
	    !is_name_byte(p + 1))
		return at;
	const char *host = ++p;
	limit = name_limit(p, end);
	while (p < limit && (is_name_byte(p) || *p == '.'))
		p++;
	while (p > host && !is_name_byte(p - 1))
		p--;
	return p;
}

static bool is_ending(const char *at, size_t length)
{
	if (length < 2 || length > 5)
		return false;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (endings[i][0] == (*at | 0x20) &&
		    strlen(endings[i]) == length &&
		    same_word(at, endings[i], length))
			return true;
	return false;
}

/* "comp.sources.unix": three names or more in small letters. */
static bool is_group(const char *at, const char *end)
{
	int letters = 0;

	for (; at < end; at++) {
		if (*at == '.') {
			if (letters < 2)
				return false;
			letters = 0;
		} else if (byte_kind(at) == BYTE_LOWER || *at == '-') {
			letters++;
		} else {
			return false;
		}
	}
	return letters >= 2;
}

/* "bit.ly/2abc", "youtu.be/Xy": hosts whose endings are words, told by the
 * path; the host ends at `stop`, its last name begins at `last`. */
static bool is_short_link(const char *at, const char *last, const char *stop,
			  const char *end)
{
	static const char *const lasts[] = { "be", "co", "gl", "ly", "me" };

	if (end - stop < 2 || *stop != '/' || stop - last != 2)
		return false;
	for (; at < stop; at++)
		if (byte_kind(at) == BYTE_UPPER)
			return false;
	for (size_t i = 0; i < sizeof lasts / sizeof *lasts; i++)
		if (!memcmp(last, lasts[i], 2))
			return true;
	return false;
}

/* "example.org/path", "letter.doc": names joined by full stops, the last of
 * them a known ending. */
static const char *host_end(const char *at, const char *end)
{
	const char *p = at, *last = at, *limit = name_limit(at, end);
	int dots = 0;

	while (p < limit && (is_name_byte(p) ||
			     (*p == '.' && p > at && p + 1 < limit &&
			      p[-1] != '.' && is_name_byte(p + 1)))) {
		if (*p++ == '.') {
			last = p;
			dots++;
		}
	}
	if (!dots || byte_kind(last) == BYTE_DIGIT)
		return at;
	if (is_ending(last, (size_t)(p - last)) ||
	    is_short_link(at, last, p, end))
		return p < end && *p == '/' ? web_end(at, end) : p;
	return dots >= 2 && is_group(at, p) ? p : at;
}

/* "@name", "#topic". */
static const char *handle_end(const char *at, const char *end)
{
	const char *p = at + 1;

	if (*at == '@' && p < end && host_end(p, end) > p)
		return host_end(p, end);
	if (p == end || byte_kind(p) == BYTE_DIGIT || !is_name_byte(p) ||
	    *p == '-')
		return at;
	while (p < end && (is_name_byte(p) || byte_kind(p) == BYTE_HIGH)) {
		if (*p == '-' || (byte_kind(p) == BYTE_HIGH &&
				  !sight_is_letter(sight_at(p))))
			break;
		p += byte_kind(p) == BYTE_HIGH ? sight_at(p).length : 1;
	}
	return p;
}

const char *address_end(const char *at, const char *end)
{
	if (*at == '@' || *at == '#')
		return handle_end(at, end);
	if (byte_kind(at) == BYTE_MARK || byte_kind(at) == BYTE_HIGH)
		return at;
	if (has_scheme(at, end))
		return web_end(at, end);
	const char *mail = mail_end(at, end);
	return mail > at ? mail : host_end(at, end);
}

const char *suffix_end(const char *at, const char *end)
{
	const char *p = at + 1;

	while (p < end && p - at < 6 && (byte_kind(p) == BYTE_LOWER ||
					 byte_kind(p) == BYTE_UPPER))
		p++;
	return is_ending(at + 1, (size_t)(p - at - 1)) &&
	       (p == end || !is_name_byte(p)) ? p : at;
}
