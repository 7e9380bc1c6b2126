/* wordmap.c - a fixed table from words to small numbers
 *
 * One section of pairs, see wordmap.h; train/gazetteer.c fills it.
 */
#include "model/wordmap.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "model/blob.h"

void wordmap_open(struct wordmap *map, const void *embedded)
{
	uint32_t items;

	map->slots = blob_section(blob_native(embedded), 0, 2, &items);
	map->mask = items / 2 - 1;
}

uint16_t wordmap_find(const struct wordmap *map, uint64_t hash)
{
	uint16_t print = word_print(hash);
	uint32_t slot = (uint32_t)hash & map->mask;

	for (;; slot = (slot + 1) & map->mask) {
		const uint16_t *pair = map->slots + 2 * (size_t)slot;
		if (pair[0] == print)
			return pair[1];
		if (!pair[0])
			return 0;
	}
}

uint64_t word_hash(struct string bytes)
{
	uint64_t hash = WORD_HASH_START;

	for (size_t i = 0; i < bytes.length; i++)
		hash = word_hash_add(hash, (unsigned char)bytes.data[i]);
	return word_hash_end(hash);
}

uint64_t word_hash_folded(struct string word)
{
	const char *at = word.data, *end = word.data + word.length;
	uint64_t hash = WORD_HASH_START;

	while (at < end)
		hash = word_hash_add(hash,
				     char_base(char_lower(utf8_next(&at))));
	return word_hash_end(hash);
}
