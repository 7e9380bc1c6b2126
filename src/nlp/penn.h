/* penn.h - Penn tags as numbers that a switch and a feature can hold */
#ifndef PENN_H
#define PENN_H

#include "nlp/scene.h"

enum penn_packed {
	CC = WORD4('C', 'C', 0, 0),
	CD = WORD4('C', 'D', 0, 0),
	DT = WORD4('D', 'T', 0, 0),
	EX = WORD4('E', 'X', 0, 0),
	HYPH = WORD4('H', 'Y', 'P', 'H'),
	IN = WORD4('I', 'N', 0, 0),
	JJ = WORD4('J', 'J', 0, 0),
	JJR = WORD4('J', 'J', 'R', 0),
	JJS = WORD4('J', 'J', 'S', 0),
	MD = WORD4('M', 'D', 0, 0),
	NN = WORD4('N', 'N', 0, 0),
	NNS = WORD4('N', 'N', 'S', 0),
	NNP = WORD4('N', 'N', 'P', 0),
	NNPS = WORD4('N', 'N', 'P', 'S'),
	PDT = WORD4('P', 'D', 'T', 0),
	POSS = WORD4('P', 'O', 'S', 0),
	PRP = WORD4('P', 'R', 'P', 0),
	PRPS = WORD4('P', 'R', 'P', '$'),
	RB = WORD4('R', 'B', 0, 0),
	RP = WORD4('R', 'P', 0, 0),
	TO = WORD4('T', 'O', 0, 0),
	VB = WORD4('V', 'B', 0, 0),
	VBD = WORD4('V', 'B', 'D', 0),
	VBG = WORD4('V', 'B', 'G', 0),
	VBN = WORD4('V', 'B', 'N', 0),
	VBP = WORD4('V', 'B', 'P', 0),
	VBZ = WORD4('V', 'B', 'Z', 0),
	WDT = WORD4('W', 'D', 'T', 0),
	WP = WORD4('W', 'P', 0, 0),
	WPS = WORD4('W', 'P', '$', 0),
	WRB = WORD4('W', 'R', 'B', 0),
};

#endif
