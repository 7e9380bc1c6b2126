/* embed.S - one model file as read-only data of the program
 *
 * Assembled once a model with MODEL_NAME and MODEL_FILE defined, so that
 * each model is a member of the archive of its own and a program holds only
 * those whose name it uses.
 */
#define PASTE_(a, b) a##b
#define PASTE(a, b) PASTE_(a, b)
#ifdef __USER_LABEL_PREFIX__
#define SYMBOL PASTE(__USER_LABEL_PREFIX__, MODEL_NAME)
#else
#define SYMBOL MODEL_NAME
#endif

#ifdef __APPLE__
	.const_data
#else
	.section .rodata
#endif
	.globl SYMBOL
	.balign 64
SYMBOL:
	.incbin MODEL_FILE
	.byte 0

/* Without this mark a linker takes it that the stack must be executable. */
#ifdef __ELF__
	.section .note.GNU-stack, "", %progbits
#endif
