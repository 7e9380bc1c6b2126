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
	struct json_value object;    /* the whole line */
	struct json_value home;      /* the object that gets our members */
	struct json_members members; /* of home */
	bool has_text;
	struct string text_name;     /* decoded key of the text in home */
	struct json_value text;      /* a TYPE_STRING */
	bool has_title;
	struct json_value title;     /* a non-empty TYPE_STRING */
	bool has_id;
	struct json_value id;        /* of home, else of the line; any type */
};

/* Checks the line and finds text, title and id by the rules of records.md;
 * the names that are tried stand in record.c. False if it is not one JSON
 * object. */
bool record_read(struct record *record, const struct record_options *options,
		 struct arena *arena, const char *line, size_t length,
		 struct json_error *error);

/* A member that we write. */
struct record_member {
	struct string name;  /* with the prefix */
	struct string value; /* its JSON */
	/* Whether an older value of that name has the shape of ours, and so
	 * is an older version to be replaced; if not it is somebody else's
	 * and is renamed NAME_original. */
	bool (*ours)(struct json_value value);
};

/* Append the line with our members in it, without a line end. */
void record_splice(const struct record *record,
		   const struct record_member *members, size_t count,
		   struct arena *arena, struct buffer *out);

#endif
