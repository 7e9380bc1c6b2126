/* addresses.h - web addresses, mail addresses, names of files and users */
#ifndef ADDRESSES_H
#define ADDRESSES_H

/* The end of the address that begins at `at` in a run without blanks that
 * ends at `end`; `at` itself if none does. */
const char *address_end(const char *at, const char *end);

/* The end of the file name's ending ".doc" at `at`, alone; `at` if it is
 * none. */
const char *suffix_end(const char *at, const char *end);

#endif
