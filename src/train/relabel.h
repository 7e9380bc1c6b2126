/* relabel.h - the network's own labels for the teacher's sentences */
#ifndef RELABEL_H
#define RELABEL_H

#include "train/school.h"

/* Gives the words of school->silver labels of the tagger's heads. */
void relabel(struct school *school);

#endif
