/* logs.h - logarithms that are the same on every machine */
#ifndef LOGS_H
#define LOGS_H

/* The natural logarithm of a number from 1 up. */
double log_of(double x);

#endif
