/* sparse_write.h - a learned chain as a model file (model/sparse.h) */
#ifndef SPARSE_WRITE_H
#define SPARSE_WRITE_H

#include "train/crf.h"
#include "train/evidence.h"

void sparse_write(const struct crf *crf, const struct evidence *evidence,
		  const char *file);

#endif
