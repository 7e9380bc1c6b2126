/* record_splice.c - put our members into a line
 *
 * In: a line, its members, and members of ours. Out: the same bytes with ours
 * among them. The line is copied in pieces from edit to edit:
 *
 *     {"summary": "Rain.", "quotes": [], "x": 1}         and quotes [7]
 *     {"summary": "Rain.", "quotes": [7], "x": 1}        replaced in place
 *     {"summary_original": "Rain.", "quotes": [7], "x": 1,"summary":[]}
 *                                                        and summary []
 *
 * One look at each member, however many there are.
 */
#include "stream/record.h"

#include <string.h>

#define NONE SIZE_MAX

/* What happens with one of our names. */
struct place {
	size_t last;     /* the member to be replaced; NONE: there is none */
	uint64_t *taken; /* bit n: NAME_original_n is a key; 1 is that without
			  * a number; NULL until somebody asks */
	size_t next;     /* no number below it is free */
};

struct splice {
	const struct record *record;
	const struct record_member *ours;
	size_t count;
	struct place *places;
	uint64_t lengths; /* bit n: a name of ours has n bytes (modulo 64) */
	struct arena *arena;
	struct buffer *out;
	const char *from; /* what lies before it is written */
};

static bool key_is(const struct json_member *member, struct string name)
{
	if (member->key_escaped)
		return json_text_is(member->key, name);
	return (size_t)(member->key.end - member->key.start) - 2 ==
		       name.length &&
	       !memcmp(member->key.start + 1, name.data, name.length);
}

/* Which of ours has this name; `count` if none. */
static size_t ours_named(const struct splice *splice,
			 const struct json_member *member)
{
	size_t length = (size_t)(member->key.end - member->key.start) - 2;
	size_t i = 0;

	if (!member->key_escaped && !(splice->lengths >> length % 64 & 1))
		return splice->count;
	while (i < splice->count && !key_is(member, splice->ours[i].name))
		i++;
	return i;
}

static void places_find(struct splice *splice)
{
	const struct json_members *members = &splice->record->members;

	splice->places = arena_zero(splice->arena, splice->count *
						   sizeof *splice->places);
	for (size_t i = 0; i < splice->count; i++) {
		splice->places[i].last = NONE;
		splice->lengths |= (uint64_t)1
				   << splice->ours[i].name.length % 64;
	}
	for (size_t m = 0; m < members->count; m++) {
		size_t i = ours_named(splice, &members->items[m]);

		if (i < splice->count &&
		    splice->ours[i].ours(members->items[m].value))
			splice->places[i].last = m;
	}
}

/* The n of NAME_original_n, 1 of NAME_original; 0 for any other key, and for
 * an n that is larger than ever asked for. */
static size_t original_number(struct string key, struct string name,
			      size_t most)
{
	static const char tail[] = "_original";
	size_t at = name.length + sizeof tail - 1, number = 0;

	if (key.length < at || memcmp(key.data, name.data, name.length) ||
	    memcmp(key.data + name.length, tail, sizeof tail - 1))
		return 0;
	if (key.length == at)
		return 1;
	if (key.data[at++] != '_' || at == key.length || key.data[at] == '0')
		return 0;
	for (; at < key.length; at++) {
		if (key.data[at] < '0' || key.data[at] > '9' || number > most)
			return 0;
		number = number * 10 + (size_t)(key.data[at] - '0');
	}
	return number > 1 && number <= most ? number : 0;
}

/* With n members one of the numbers 1 to n + 1 is free for each of them that
 * is renamed. */
static void taken_find(struct splice *splice, size_t i)
{
	const struct json_members *members = &splice->record->members;
	size_t most = members->count + 1;
	struct place *place = &splice->places[i];

	place->next = 1;
	place->taken = arena_zero(splice->arena, (most / 64 + 1) *
						 sizeof *place->taken);
	for (size_t m = 0; m < members->count; m++) {
		struct string key = json_text(members->items[m].key,
					      splice->arena);
		size_t n = original_number(key, splice->ours[i].name, most);

		if (n)
			place->taken[n / 64] |= (uint64_t)1 << n % 64;
	}
}

static size_t number_next(struct splice *splice, size_t i)
{
	struct place *place = &splice->places[i];

	if (!place->taken)
		taken_find(splice, i);
	while (place->taken[place->next / 64] >> place->next % 64 & 1)
		place->next++;
	return place->next++;
}

static void copy_to(struct splice *splice, const char *to)
{
	buffer_add(splice->out, splice->from, (size_t)(to - splice->from));
	splice->from = to;
}

static void member_replace(struct splice *splice,
			   const struct json_member *member,
			   const struct record_member *ours)
{
	copy_to(splice, member->value.start);
	ours->write(ours->from, splice->out);
	splice->from = member->value.end;
}

/* The last of a name is never removed, so there is one behind this. */
static void member_remove(struct splice *splice,
			  const struct json_member *member)
{
	copy_to(splice, member->key.start);
	splice->from = member[1].key.start;
}

static void member_rename(struct splice *splice,
			  const struct json_member *member, size_t i)
{
	struct buffer *out = splice->out;
	size_t number = number_next(splice, i);

	copy_to(splice, member->key.start);
	json_add_text(out, splice->ours[i].name);
	out->length--; /* the closing mark comes later */
	buffer_add_text(out, "_original");
	if (number > 1) {
		buffer_add_byte(out, '_');
		buffer_add_number(out, number);
	}
	buffer_add_byte(out, '"');
	splice->from = member->key.end;
}

static void members_edit(struct splice *splice)
{
	const struct json_members *members = &splice->record->members;

	for (size_t m = 0; m < members->count; m++) {
		const struct json_member *member = &members->items[m];
		size_t i = ours_named(splice, member);

		if (i == splice->count)
			continue;
		if (m == splice->places[i].last)
			member_replace(splice, member, &splice->ours[i]);
		else if (splice->ours[i].ours(member->value))
			member_remove(splice, member);
		else
			member_rename(splice, member, i);
	}
}

/* Behind the last member; blanks before the closing brace stay there. */
static void members_add(struct splice *splice)
{
	const struct json_members *members = &splice->record->members;
	bool comma = members->count > 0;

	copy_to(splice, comma ? members->items[members->count - 1].value.end
			      : splice->record->home.start + 1);
	for (size_t i = 0; i < splice->count; i++) {
		const struct record_member *ours = &splice->ours[i];

		if (splice->places[i].last != NONE)
			continue;
		if (comma)
			buffer_add_byte(splice->out, ',');
		json_add_text(splice->out, ours->name);
		buffer_add_byte(splice->out, ':');
		ours->write(ours->from, splice->out);
		comma = true;
	}
}

void record_splice(const struct record *record,
		   const struct record_member *members, size_t count,
		   struct arena *arena, struct buffer *out)
{
	struct splice splice = {
		.record = record, .ours = members, .count = count,
		.arena = arena, .out = out, .from = record->object.start,
	};

	places_find(&splice);
	members_edit(&splice);
	members_add(&splice);
	copy_to(&splice, record->object.end);
}
