/* models.h - the embedded models by name (weights/NAME.bin is model_NAME)
 *
 * To add one: its file and card in weights/, a line here, and its name in
 * the Makefile's list WEIGHTS.
 */
#ifndef MODELS_H
#define MODELS_H

extern const unsigned char model_sentences[];
extern const unsigned char model_tags[];
extern const unsigned char model_lemmas[];
extern const unsigned char model_quotes[];
extern const unsigned char model_rarity[];
extern const unsigned char model_terms[];
extern const unsigned char model_near[];
extern const unsigned char model_salience[];
extern const unsigned char model_names[];
extern const unsigned char model_clusters[];
extern const unsigned char model_ents[];

#endif
