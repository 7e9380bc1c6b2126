/* abbreviations.h - words that are written with a full stop */
#ifndef ABBREVIATIONS_H
#define ABBREVIATIONS_H

#include <stddef.h>

enum abbreviation {
	ABBREVIATION_NONE,
	ABBREVIATION_TITLE,  /* Mr.  Gen.: a name follows */
	ABBREVIATION_NUMBER, /* No.  p.: one only before a number */
	ABBREVIATION_DATE,   /* Jan.  Tues.: a number mostly follows */
	ABBREVIATION_PLACE,  /* Calif.  Ont. */
	ABBREVIATION_NAME,   /* Inc.  Jr.: ends a name, often a sentence */
	ABBREVIATION_MIDDLE, /* vs.  e.g.: something always follows */
	ABBREVIATION_END     /* etc.  p.m.: often ends a sentence */
};

/* For a word without its last full stop; case counts only where the table
 * says so ("No." but "no."). */
enum abbreviation abbreviation_find(const char *word, size_t length);

#endif
