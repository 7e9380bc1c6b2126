/* verdicts.h - which attributions are right: trust, its percent, the cut */
#ifndef VERDICTS_H
#define VERDICTS_H

#include "train/course.h"

/* Needs all other heads; fills HEAD_TRUST, percent and cut. */
void trust_teach(struct course *course);

#endif
