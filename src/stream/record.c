/* record.c - where in a line the text, the title and the id are
 *
 * In: a line. Out: its members, and which of them we read. One pass over the
 * members notes those whose names we know, by rank; then the best rank that
 * holds something wins:
 *
 *     {"body": "", "content": "Rain fell.", "headline": "Rain", "url": "…"}
 *       rank 12      rank 13: the text        a title             the id
 *
 * The names are those that crawlers and article extractors write. What it gets
 * wrong: a record may use one of them for something else; -f is for that.
 */
#include "stream/record.h"

#include <string.h>

/* Ranks: texts, then titles, then ids, each in order of preference. */
enum { TEXT = 0, TITLE = 19, ID = 23, RANKS = 28 };

#define LONGEST_NAME 12

/* The names by length, so that most keys are passed over after one look. */
static const struct known {
	const char *name; /* NULL ends a row */
	int rank;
} known[LONGEST_NAME + 1][9] = {
	[2] = { { "id", ID } },
	[3] = { { "_id", ID + 1 }, { "url", ID + 4 } },
	[4] = { { "text", TEXT }, { "body", TEXT + 13 }, { "name", TITLE + 3 },
		{ "uuid", ID + 2 }, { "guid", ID + 3 } },
	[5] = { { "title", TITLE } },
	[7] = { { "content", TEXT + 14 }, { "article", TEXT + 15 } },
	[8] = { { "maintext", TEXT + 1 }, { "bodyText", TEXT + 4 },
		{ "fulltext", TEXT + 10 }, { "document", TEXT + 16 },
		{ "raw_text", TEXT + 17 }, { "headline", TITLE + 1 },
		{ "webTitle", TITLE + 2 } },
	[9] = { { "plaintext", TEXT + 3 }, { "body_text", TEXT + 5 },
		{ "full_text", TEXT + 9 } },
	[10] = { { "story_text", TEXT + 12 } },
	[11] = { { "articleBody", TEXT + 2 }, { "textContent", TEXT + 7 },
		 { "raw_content", TEXT + 18 } },
	[12] = { { "content_text", TEXT + 6 }, { "cleaned_text", TEXT + 8 },
		 { "article_text", TEXT + 11 } },
};

/* The last member of each name. */
struct names {
	uint32_t present; /* bit n: found[n] is set */
	const struct json_member *found[RANKS];
	const struct json_member *text_field; /* ours, of an earlier run */
};

/* RANKS if it is none of them. */
static int name_rank(struct string name)
{
	if (name.length > LONGEST_NAME)
		return RANKS;
	for (const struct known *k = known[name.length]; k->name; k++)
		if (k->name[0] == name.data[0] &&
		    !memcmp(k->name, name.data, name.length))
			return k->rank;
	return RANKS;
}

static void names_find(struct names *names, const struct json_members *members,
		       struct string text_field, struct arena *arena)
{
	names->present = 0;
	names->text_field = NULL;
	for (size_t i = 0; i < members->count; i++) {
		const struct json_member *member = &members->items[i];
		struct string key = {
			member->key.start + 1,
			(size_t)(member->key.end - member->key.start) - 2
		};
		if (member->key_escaped)
			key = json_text(member->key, arena);
		int rank = name_rank(key);
		if (rank < RANKS) {
			names->found[rank] = member;
			names->present |= (uint32_t)1 << rank;
		} else if (key.length == text_field.length &&
			   string_equal(key, text_field)) {
			names->text_field = member;
		}
	}
}

static bool is_text(const struct json_member *member)
{
	return member && member->value.type == TYPE_STRING &&
	       member->value.end - member->value.start > 2;
}

static bool is_id(const struct json_member *member)
{
	return member && member->value.type != TYPE_NULL;
}

/* The best of the ranks from `from` to before `to` whose member is `good` and
 * not `other`; NULL if there is none. */
static const struct json_member *
name_best(const struct names *names, int from, int to,
	  bool (*good)(const struct json_member *member),
	  const struct json_member *other)
{
	uint32_t some = names->present & (((uint32_t)1 << to) - 1);

	for (int rank = from; some >> rank; rank++)
		if (some >> rank & 1 && names->found[rank] != other &&
		    good(names->found[rank]))
			return names->found[rank];
	return NULL;
}

static struct string prefixed(const char *prefix, struct string name,
			      struct arena *arena)
{
	size_t before = strlen(prefix);
	char *both;

	if (!before)
		return name;
	both = arena_alloc(arena, before + name.length);
	memcpy(both, prefix, before);
	memcpy(both + before, name.data, name.length);
	return (struct string){ both, before + name.length };
}

/* Follow a pointer from *at to an object. */
static bool object_find(struct json_value *at, struct string pointer,
			struct arena *arena)
{
	struct json_value value;

	if (!json_pointer(*at, pointer, arena, &value) ||
	    value.type != TYPE_OBJECT)
		return false;
	*at = value;
	return true;
}

/* Sets home, and `name` to what -f says, data NULL if it says nothing. False
 * if there is no such home. */
static bool home_find(struct record *record,
		      const struct record_options *options,
		      struct arena *arena, struct string *name)
{
	struct json_value home = record->object;
	const char *field = options->text_field;

	*name = field ? string_of(field) : (struct string){ NULL, 0 };
	if (options->at && !object_find(&home, string_of(options->at), arena))
		return false;
	if (field && *field == '/') {
		const char *last = strrchr(field, '/');
		struct string parent = { field, (size_t)(last - field) };

		*name = json_pointer_step(string_of(last + 1), arena);
		if (!object_find(&home, parent, arena))
			return false;
	}
	record->home = home;
	return true;
}

/* `name`: what -f says. A name that was given is not replaced by a guess. */
static const struct json_member *text_find(const struct record *record,
					   const struct names *names,
					   struct string name,
					   struct arena *arena)
{
	const struct json_member *member = names->text_field;

	if (!name.data && member && member->value.type == TYPE_STRING)
		name = json_text(member->value, arena);
	if (!name.data)
		return name_best(names, TEXT, TITLE, is_text, NULL);
	member = json_member(&record->members, name);
	return is_text(member) ? member : NULL;
}

/* The text is not its own title. */
static void text_and_title(struct record *record, const struct names *names,
			   const struct json_member *text, struct arena *arena)
{
	const struct json_member *title =
		name_best(names, TITLE, ID, is_text, text);

	record->has_text = text;
	if (text) {
		record->text = text->value;
		record->text_name = json_text(text->key, arena);
	}
	record->has_title = title;
	if (title)
		record->title = title->value;
}

static bool id_find(struct record *record, const struct json_members *members,
		    const struct names *names, const char *id_field)
{
	const struct json_member *member =
		id_field ? json_member(members, string_of(id_field))
			 : name_best(names, ID, RANKS, is_id, NULL);

	record->has_id = is_id(member);
	if (record->has_id)
		record->id = member->value;
	return record->has_id;
}

bool record_read(struct record *record, const struct record_options *options,
		 struct arena *arena, const char *line, size_t length,
		 struct json_error *error)
{
	const struct json_member *text = NULL;
	struct json_members all;
	struct names names;
	struct string field = prefixed(options->prefix ? options->prefix : "",
				       STRING("text_field"), arena);
	struct string name;
	bool home;

	memset(record, 0, sizeof *record);
	if (!json_scan(line, length, arena, &record->object, &all, error))
		return false;
	record->home = record->object;
	record->members = all;
	home = home_find(record, options, arena, &name);
	if (record->home.start != record->object.start)
		record->members = json_members(record->home, arena);
	names_find(&names, &record->members, field, arena);
	if (home)
		text = text_find(record, &names, name, arena);
	text_and_title(record, &names, text, arena);
	if (id_find(record, &record->members, &names, options->id_field) ||
	    record->members.items == all.items)
		return true;
	names_find(&names, &all, field, arena);
	id_find(record, &all, &names, options->id_field);
	return true;
}
