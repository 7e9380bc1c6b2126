/* logit.c - learning few weights from choices
 *
 * Newton's method: the second derivatives of few weights are few, ten steps
 * are enough, and there is nothing to tune. A step that makes it worse is
 * halved.
 */
#include "train/logit.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "nlp/odds.h"
#include "train/logs.h"
#include "train/matrix.h"

#define STEPS 12
#define FEATURES 64 /* at most */
#define LOG2_E 1.4426950408889634

void logit_group(struct logit *logit, double weight)
{
	if (logit->group_count == logit->group_room) {
		logit->group_room = 2 * logit->group_room + 64;
		logit->groups = memory_resize(
			logit->groups,
			logit->group_room * sizeof *logit->groups);
	}
	logit->groups[logit->group_count++] =
		(struct logit_group){ logit->row_count, 0, (float)weight };
}

void logit_row(struct logit *logit, const int16_t *features, double wanted)
{
	if (logit->row_count == logit->row_room) {
		logit->row_room = 2 * logit->row_room + 1024;
		logit->rows = memory_resize(logit->rows,
					    logit->row_room * logit->features *
						    sizeof *logit->rows);
		logit->wanted = memory_resize(
			logit->wanted,
			logit->row_room * sizeof *logit->wanted);
	}
	memcpy(logit->rows + logit->row_count * logit->features, features,
	       logit->features * sizeof *features);
	logit->wanted[logit->row_count++] = (float)wanted;
	logit->groups[logit->group_count - 1].count++;
}

/* What is gained, its slope and its curve (the lower half), at a point. */
struct surface {
	double gain;
	double slope[FEATURES];
	double curve[FEATURES][FEATURES];
};

static double row_score(const struct logit *logit, size_t row,
			const double *weights)
{
	const int16_t *x = logit->rows + row * logit->features;
	double score = 0;

	for (size_t f = 0; f < logit->features; f++)
		score += weights[f] * x[f];
	return score;
}

/* Chances of the rows of a group; returns what is gained by the wanted. */
static double group_chances(const struct logit *logit,
			    const struct logit_group *group,
			    const double *weights, double *chances)
{
	double best = -1e300, sum = 0, gain = 0;

	for (uint32_t i = 0; i < group->count; i++) {
		chances[i] = row_score(logit, group->first + i, weights);
		best = chances[i] > best ? chances[i] : best;
	}
	for (uint32_t i = 0; i < group->count; i++) {
		chances[i] -= best;
		gain += (double)logit->wanted[group->first + i] * chances[i];
		sum += (double)exp_of((float)chances[i]);
	}
	for (uint32_t i = 0; i < group->count; i++) {
		gain -= (double)logit->wanted[group->first + i] * log_of(sum);
		chances[i] = (double)exp_of((float)chances[i]) / sum;
	}
	return gain * (double)group->weight;
}

/* Each row pulls by (wanted - its chance). */
static void group_slope(const struct logit *logit,
			const struct logit_group *group,
			const double *chances, struct surface *surface)
{
	double mean[FEATURES] = { 0 }, total = 0;
	size_t n = logit->features;

	for (uint32_t i = 0; i < group->count; i++)
		total += (double)logit->wanted[group->first + i];
	for (uint32_t i = 0; i < group->count; i++) {
		const int16_t *x = logit->rows + (group->first + i) * n;
		double pull = (double)logit->wanted[group->first + i] -
			      total * chances[i];
		for (size_t f = 0; f < n; f++) {
			mean[f] += chances[i] * x[f];
			surface->slope[f] +=
				(double)group->weight * pull * x[f];
		}
	}
	for (uint32_t i = 0; i < group->count; i++) {
		const int16_t *x = logit->rows + (group->first + i) * n;
		double share = (double)group->weight * total * chances[i];
		for (size_t f = 0; f < n; f++)
			for (size_t g = 0; g <= f; g++)
				surface->curve[f][g] += share *
							(x[f] - mean[f]) *
							(x[g] - mean[g]);
	}
}

static void surface_make(const struct logit *logit, double shrink,
			 const double *weights, double *chances,
			 struct surface *surface)
{
	memset(surface, 0, sizeof *surface);
	for (size_t g = 0; g < logit->group_count; g++) {
		const struct logit_group *group = &logit->groups[g];
		surface->gain += group_chances(logit, group, weights, chances);
		group_slope(logit, group, chances, surface);
	}
	for (size_t f = 0; f < logit->features; f++) {
		surface->gain -= shrink * weights[f] * weights[f] / 2;
		surface->slope[f] -= shrink * weights[f];
		surface->curve[f][f] += shrink;
	}
}

/* Solves curve · step = slope by elimination; the curve is positive. */
static void surface_step(struct surface *s, size_t n, double *step)
{
	for (size_t f = 0; f < n; f++)
		for (size_t g = f + 1; g < n; g++)
			s->curve[f][g] = s->curve[g][f];
	memcpy(step, s->slope, n * sizeof *step);
	for (size_t f = 0; f < n; f++)
		for (size_t row = f + 1; row < n; row++) {
			double ratio = s->curve[row][f] / s->curve[f][f];
			for (size_t g = f; g < n; g++)
				s->curve[row][g] -= ratio * s->curve[f][g];
			step[row] -= ratio * step[f];
		}
	for (size_t f = n; f-- > 0;) {
		for (size_t g = f + 1; g < n; g++)
			step[f] -= s->curve[f][g] * step[g];
		step[f] /= s->curve[f][f];
	}
}

static uint32_t largest_group(const struct logit *logit)
{
	uint32_t largest = 0;

	for (size_t g = 0; g < logit->group_count; g++)
		if (logit->groups[g].count > largest)
			largest = logit->groups[g].count;
	return largest;
}

void logit_fit(const struct logit *logit, double ridge, double scale,
	       double *weights)
{
	size_t n = logit->features;
	double *chances = memory_new((largest_group(logit) + 1) *
				     sizeof *chances);
	struct surface *here = memory_new(sizeof *here);
	struct surface *there = memory_new(sizeof *there);
	double step[FEATURES], point[FEATURES];
	double shrink = ridge * scale * scale;

	memset(weights, 0, n * sizeof *weights);
	surface_make(logit, shrink, weights, chances, here);
	for (int i = 0; i < STEPS; i++) {
		double length = 1, gain = here->gain;
		surface_step(here, n, step);
		do {
			for (size_t f = 0; f < n; f++)
				point[f] = weights[f] + length * step[f];
			surface_make(logit, shrink, point, chances, there);
			length /= 2;
		} while (there->gain < gain && length > 1e-3);
		if (there->gain < gain)
			break;
		memcpy(weights, point, n * sizeof *weights);
		memcpy(here, there, sizeof *here);
	}
	free(chances);
	free(here);
	free(there);
}

int32_t logit_round(double weight)
{
	double units = weight * LOG2_E * ODDS_ONE * ODDS_FINE;

	return (int32_t)(units < 0 ? units - 0.5 : units + 0.5);
}
