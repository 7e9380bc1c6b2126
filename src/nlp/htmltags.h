/* htmltags.h - the tags of a text that is HTML */
#ifndef HTMLTAGS_H
#define HTMLTAGS_H

#include <stdbool.h>

#include "base/text.h"

/* Whether the text is a page in HTML, not what can be read on one. */
bool text_is_html(struct string text);

/* Whether the tag or comment at `at` is one of HTML's; "<Applause>" is not. */
bool tag_is_known(const char *at, const char *end);

/* Behind the tag or comment that begins at `at`; `at` if none does. */
const char *tag_end(const char *at, const char *end);

/* Behind the tag that begins at `at`, or where the next tag begins; `end` if
 * there is none. */
const char *tag_or_text_end(const char *at, const char *end);

/* Whether the tag at `at` stands inside a sentence: <b>, </a>. */
bool tag_is_inline(const char *at, const char *end);

#endif
