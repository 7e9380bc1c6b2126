/* record.h - one line: where its text is, and how our members go into it
 *
 * What is not ours passes through byte for byte. The object that holds the
 * text (the line itself, or what --at or -f /a/b point to) is the home of our
 * members.
 */
#ifndef RECORD_H
#define RECORD_H

#include "base/arena.h"
#include "base/buffer.h"
#include "stream/json.h"

struct record_options {
	const char *text_field; /* -f NAME or /json/pointer; NULL: look */
	const char *at;         /* --at POINTER; NULL: the line itself */
	const char *id_field;   /* --id NAME; NULL: look */
	const char *prefix;     /* before each of our names; "" for none */
};

struct record {
	struct json_value object;    /* the whole line, without the blanks
				      * around the object */
	struct json_value home;      /* the object that gets our members */
	struct json_members members; /* of home */
	bool has_text;               /* if not, the line passes unchanged */
	struct string text_name;     /* decoded key of the text in home */
	struct json_value text;      /* a TYPE_STRING, not empty */
	bool has_title;
	struct json_value title;     /* a TYPE_STRING, not empty */
	bool has_id;
	struct json_value id;        /* of home, else of the line; any type
				      * but null */
};

/* Checks the line and finds text, title and id by the rules of records.md;
 * the names that are tried stand in record.c. A pointer of -f starts from what
 * --at says. Where --at or the way to -f leads to no object there is no text,
 * and home is the line. False if the line is not one JSON object. */
bool record_read(struct record *record, const struct record_options *options,
		 struct arena *arena, const char *line, size_t length,
		 struct json_error *error);

/* A member that we write. */
struct record_member {
	struct string name; /* with the prefix */
	/* Appends its JSON, made from `from`: where it goes, so that the
	 * members of a long article are not held twice. */
	void (*write)(const void *from, struct buffer *out);
	const void *from;
	/* Whether an older value of that name has the shape of ours, and so
	 * is an older version to be replaced; if not it is somebody else's
	 * and is renamed NAME_original. Asked at most twice about a value. */
	bool (*ours)(struct json_value value);
};

/* Append the line with our members in it, without the blanks around it and
 * without a line end. Names must differ from one another. To splice the same
 * members into the result gives the same bytes. */
void record_splice(const struct record *record,
		   const struct record_member *members, size_t count,
		   struct arena *arena, struct buffer *out);

#endif
