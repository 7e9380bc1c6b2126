/* filter.h - what all programs do: records in, records out
 *
 * A program is a name, what it makes and which options it knows; filter_main
 * does the rest.
 */
#ifndef FILTER_H
#define FILTER_H

#include <stdint.h>

#include "filter/members.h"
#include "filter/options.h"
#include "filter/tagging.h"
#include "model/models.h"

/* An embedded model, for --version and --stats. */
struct program_model {
	const char *name;
	const unsigned char *blob;
};

#define MODEL(name) { #name, model_##name }
#define MODELS_OF_TOKENIZE MODEL(sentences)
#define MODELS_OF_TAG MODELS_OF_TOKENIZE, MODEL(tags), MODEL(lemmas), \
	MODEL(names), MODEL(clusters), MODEL(ents)
#define MODELS_END { NULL, NULL }

struct program {
	const char *name;
	unsigned bit;    /* FOR_TOKENIZE … of options.h */
	unsigned makes;  /* bits 1 << enum layer: computed, never read */
	unsigned writes; /* bits 1 << enum member_id */
	unsigned writes_if_missing; /* written unless the record has it */
	const struct program_model *models; /* ends with a NULL name */
	const struct tagging *tagging; /* NULL: knows no tags */
};

/* Reads the arguments, runs, and returns the exit status of copydesk(7). */
int filter_main(const struct program *program, int argc, char **argv);

/* The rest is between the files of this folder. */

/* What all workers share; nothing of it changes once they run. */
struct filter {
	const struct program *program;
	struct settings settings;
	struct string names[MEMBER_COUNT]; /* with the prefix */
	enum member_id each;               /* MEMBER_COUNT: whole records */
	struct caches caches; /* they grow, but change no byte */
};

/* Summed over the jobs. */
struct counts {
	uint64_t records, bad, without_text, not_english, html;
	uint64_t bytes_in, bytes_out;
	bool failed; /* a file could not be read to its end: status 2 */
};

#endif
