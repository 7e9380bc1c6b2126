/* contents.h - which words were said */
#ifndef CONTENTS_H
#define CONTENTS_H

#include "nlp/reading.h"

/* The decisions are made in the order of enum head: where contents before the
 * cue end, where they start, where those behind it start and end. Each has its
 * options, words or NOWHERE for no such contents; what was decided before
 * stands in the event. An end is the word behind the last one. */
uint32_t left_end_options(const struct reading *reading,
			  const struct event *event, uint32_t *options);
uint32_t left_start_options(const struct reading *reading,
			    const struct event *event, uint32_t *options);
uint32_t right_start_options(const struct reading *reading,
			     const struct event *event, uint32_t *options);
uint32_t right_end_options(const struct reading *reading,
			   const struct event *event, uint32_t *options);

void left_end_features(const struct reading *reading,
		       const struct event *event, uint32_t option,
		       struct feature_list *list);
void left_start_features(const struct reading *reading,
			 const struct event *event, uint32_t option,
			 struct feature_list *list);
void right_start_features(const struct reading *reading,
			  const struct event *event, uint32_t option,
			  struct feature_list *list);
void right_end_features(const struct reading *reading,
			const struct event *event, uint32_t option,
			struct feature_list *list);

/* The four decisions as a table, in order, beginning with HEAD_LEFT_END. */
struct border {
	enum head head;
	uint32_t (*options)(const struct reading *reading,
			    const struct event *event, uint32_t *options);
	void (*features)(const struct reading *reading,
			 const struct event *event, uint32_t option,
			 struct feature_list *list);
};

#define BORDERS 4
extern const struct border borders[BORDERS];

/* The field of the event that a decision fills. */
uint32_t *border_field(struct event *event, enum head head);

void contents_choose(const struct reading *reading, struct event *event);

/* Both ends drawn in over commas, full stops and "that" that are no part of
 * what was said; marks are taken along. For gold spans and options alike. */
uint32_t content_start(const struct reading *reading, uint32_t start,
		       uint32_t end);
uint32_t content_end(const struct reading *reading, uint32_t start,
		     uint32_t end);

#endif
