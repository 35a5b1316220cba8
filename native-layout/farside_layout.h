/*
 * The layout of everything that Farside keeps off-heap, for C: debuggers, profilers, extensions, readers.
 *
 * This file is the source of truth. The classes of the package dev.farside.object (and Word, Block) hold the same
 * numbers for Java; NativeLayoutTest compiles this file with the system's C compiler and compares every one of them.
 *
 * Conventions
 *   - Numbers are little-endian, as on every machine that Farside runs on.
 *   - A reference is a byte offset into the region. A granule number is a reference divided by 16, held in 4 bytes;
 *     0 stands for none.
 *   - Every object starts at a multiple of 16 and its size is a multiple of 16 (FS_ROUND_UP).
 *   - Fields named unused are zero or undefined; nobody reads them.
 */
#ifndef FARSIDE_LAYOUT_H
#define FARSIDE_LAYOUT_H

#include <stddef.h>
#include <stdint.h>

typedef uint64_t fs_word;    /* one Lua value */
typedef uint64_t fs_header;  /* first 8 bytes of an object */
typedef uint32_t fs_granule; /* granule number; 0 for none */

enum {
    FS_GRANULE = 16,
    FS_GRANULE_SHIFT = 4,
    FS_REF_BITS = 36 /* a reference is below 2^36 */
};

#define FS_ROUND_UP(bytes) (((uint64_t) (bytes) + (FS_GRANULE - 1)) & ~(uint64_t) (FS_GRANULE - 1))
#define FS_BITS(word, shift, width) (((uint64_t) (word) >> (shift)) & ((UINT64_C(1) << (width)) - 1))

/* ------------------------------------------------------------------------------------------------------------ words
 *
 *   63           48 47                                             0
 *  +---------------+-----------------------------------------------+
 *  | 0000 .. FFF8  |  the rest of an IEEE 754 double               |  float
 *  |     FFF9      |  0 nil, 1 false, 2 true, 3.. internal, light  |  primitive
 *  |     FFFA      |  length (8) | up to 5 bytes, first one lowest |  inline string
 *  |     FFFB      |  reference                                    |  string
 *  |     FFFC      |  reference                                    |  table
 *  |     FFFD      |  reference                                    |  function
 *  |     FFFE      |  reference                                    |  other object
 *  |     FFFF      |  two's complement                             |  integer
 *  +---------------+-----------------------------------------------+
 */
enum {
    FS_TAG_SHIFT = 48,
    FS_TAG_PRIMITIVE = 0xFFF9,
    FS_TAG_INLINE_STRING = 0xFFFA,
    FS_TAG_STRING = 0xFFFB,
    FS_TAG_TABLE = 0xFFFC,
    FS_TAG_FUNCTION = 0xFFFD,
    FS_TAG_OTHER = 0xFFFE,
    FS_TAG_INTEGER = 0xFFFF
};

#define FS_TAGGED(tag, payload) ((fs_word) (tag) << FS_TAG_SHIFT | (fs_word) (payload))

/* Payloads of primitives. A light userdata has bit 40 set and 36 bits of its own. */
enum {
    FS_NIL = 0,
    FS_FALSE = 1,
    FS_TRUE = 2,
    FS_EMPTY = 3,   /* key of a dictionary entry that was never claimed */
    FS_FROZEN_KEY = 4, /* key of an entry that a concurrent resize has closed */
    FS_RESERVED = 5, /* never stored in an object */
    FS_DEAD = 6,    /* key whose object was collected; keeps its place in the probe chain */
    FS_NONE = 7,    /* "no word", never stored in an object */
    FS_LIGHT_BIT = 40,
    FS_FORWARD_BIT = 46, /* a slot whose value is in an older record: the address of the slot there */
    FS_CLOSED_BIT = 47 /* a slot that a resize has closed: reference of a cell with the value, 0 for nil */
};

/* Inline strings: length at bit 40, byte i at bit 8 * i. */
enum {
    FS_INLINE_LENGTH_SHIFT = 40,
    FS_INLINE_MAX = 5
};

/* ---------------------------------------------------------------------------------------------------------- headers
 *
 *   63                    32 31            16 15       8 7         0
 *  +------------------------+----------------+----------+-----------+
 *  |  high, per kind        |  low, per kind |  flags   |  kind     |
 *  +------------------------+----------------+----------+-----------+
 *
 * An array's header uses all bits above the kind for its own numbers; it has no flags.
 */
enum {
    FS_KIND_STRING = 1,
    FS_KIND_TABLE = 2,
    FS_KIND_RECORD = 3,
    FS_KIND_ARRAY = 4,
    FS_KIND_DICTIONARY = 5,
    FS_KIND_MIXED = 6,
    FS_KIND_SHAPE = 7,
    FS_KIND_CLOSURE = 8,
    FS_KIND_NATIVE_FUNCTION = 9,
    FS_KIND_CELL = 10,
    FS_KIND_PROTOTYPE = 11,
    FS_KIND_COROUTINE = 12,
    FS_KIND_STACK = 13,
    FS_KIND_USERDATA = 14,
    FS_KIND_WIDE_INTEGER = 15,
    FS_KIND_BYTES = 16,
    FS_KIND_WORDS = 17,
    FS_KIND_SITES = 18,
    FS_KIND_RESIZE = 19,
    FS_KIND_LAST = 19,
    FS_KIND_SHARED_BIT = 0x20, /* set besides in the kinds of the storages of a shared table */
    FS_KIND_SHARED_RECORD = 0x23,
    FS_KIND_SHARED_ARRAY = 0x24,
    FS_KIND_SHARED_DICTIONARY = 0x25,
    FS_KIND_SHARED_MIXED = 0x26,
    FS_KIND_FREED = 0xFD /* poisoned free memory, see the switch farside.gc.poison */
};

enum {
    FS_FLAG_SHARED = 1 << 8,
    FS_FLAG_ATOM = 1 << 9,   /* of strings */
    FS_FLAG_SPARSE = 1 << 9, /* of dictionaries */
    FS_FLAG_HAS_FINALIZER = 1 << 10,
    FS_FLAG_FROZEN = 1 << 11,
    FS_FLAG_CLOSED = 1 << 12,    /* of records */
    FS_FLAG_CONTESTED = 1 << 12, /* of tables */
    FS_FLAG_LATCHED = 1 << 13,   /* of tables */
    FS_FLAG_FORWARDS = 1 << 13,  /* of records and dictionaries */
    FS_FLAG_METATABLE = 1 << 14,
    FS_FLAG_TRAVERSED = 1 << 15
};

#define FS_HEADER_KIND(header) FS_BITS(header, 0, 8)
#define FS_HEADER_LOW(header) FS_BITS(header, 16, 16)
#define FS_HEADER_HIGH(header) FS_BITS(header, 32, 32)

/* --------------------------------------------------------------------------------------------------------- strings
 *
 * A string of 6 bytes or more; shorter ones are inline words. Length in the header's high half.
 * The atom is the interned string with the same bytes: 0 while not known, itself if the string is an atom.
 */
typedef struct {
    fs_header header;
    uint32_t hash; /* 0 while not computed */
    fs_granule atom;
    uint8_t bytes[];
} fs_string;

#define FS_STRING_LENGTH(header) FS_HEADER_HIGH(header)
#define FS_STRING_SIZE(length) FS_ROUND_UP(offsetof(fs_string, bytes) + (uint64_t) (length))

/* An integer that does not fit 48 bits. */
typedef struct {
    fs_header header;
    int64_t value;
} fs_wide_integer;

/* ---------------------------------------------------------------------------------------------------------- tables
 *
 *  +0  header: kind, flags, absent metamethods (16), changes of them (32)        +8  storage, metatable
 *
 * Bit n of the absent metamethods says that, in its role as a metatable, this table is known to have no field for
 * event n.
 */
typedef struct {
    fs_header header;
    fs_granule storage;   /* never 0 */
    fs_granule metatable; /* 0 for none */
} fs_table;

enum { FS_TABLE_ABSENT_SHIFT = 16, FS_TABLE_ABSENT_BITS = 16 };

/*
 * Storages. All but mixed: an 8-byte header, then slots or entries.
 *
 *  record      63      shape (32)     32 31 capacity (16) 16 15 flags 8 7 kind 0    slot i: value of the shape's key i
 *  array       63 - 36  length (28)      35  capacity (28)          8 7 kind 0    slot i: value of key i + 1
 *  dictionary  63  claimed (32)       32 31 unused 24 23 log2 16 15 flags 8 7 kind 0    entries
 *  mixed       header: kind only; granule numbers of an array and of a record or dictionary
 */
typedef struct {
    fs_header header;
    fs_word slots[];
} fs_slots; /* record, array */

typedef struct {
    fs_word key;
    fs_word value; /* nil: no such key, the entry is a tombstone */
} fs_entry;

typedef struct {
    fs_header header;
    fs_entry entries[]; /* open addressing, a power of two */
} fs_dictionary;

typedef struct {
    fs_header header;
    fs_granule array;
    fs_granule fields; /* record or dictionary */
} fs_mixed;

/* In the place of a shared table's storage while that is being replaced. */
typedef struct {
    fs_header header; /* high half: granule number of the storage that is replaced */
    fs_word key;      /* the new storage has a place for it */
} fs_resize;

enum {
    FS_ARRAY_CAPACITY_SHIFT = 8,
    FS_ARRAY_CAPACITY_BITS = 28,
    FS_ARRAY_LENGTH_SHIFT = 36,
    FS_ARRAY_LENGTH_BITS = 28,
    FS_DICTIONARY_LOG_SHIFT = 16,
    FS_DICTIONARY_LOG_BITS = 8,
    FS_DICTIONARY_LOG_MAX = 27
};

#define FS_RECORD_CAPACITY(header) FS_HEADER_LOW(header)
#define FS_RECORD_SHAPE(header) (FS_HEADER_HIGH(header) << FS_GRANULE_SHIFT)
#define FS_ARRAY_CAPACITY(header) FS_BITS(header, FS_ARRAY_CAPACITY_SHIFT, FS_ARRAY_CAPACITY_BITS)
#define FS_ARRAY_LENGTH(header) FS_BITS(header, FS_ARRAY_LENGTH_SHIFT, FS_ARRAY_LENGTH_BITS)
#define FS_DICTIONARY_CAPACITY(header) \
    (UINT64_C(1) << FS_BITS(header, FS_DICTIONARY_LOG_SHIFT, FS_DICTIONARY_LOG_BITS))
#define FS_DICTIONARY_CLAIMED(header) FS_HEADER_HIGH(header)
#define FS_SLOTS_SIZE(capacity) FS_ROUND_UP(sizeof(fs_slots) + (uint64_t) (capacity) * sizeof(fs_word))
#define FS_DICTIONARY_SIZE(log2) FS_ROUND_UP(sizeof(fs_dictionary) + ((uint64_t) sizeof(fs_entry) << (log2)))

/*
 * A shape: the keys of a record in slot order. Header: number of keys in the low part, log2 of the index capacity in
 * the high half. Behind the keys follows the index: open addressing over slot numbers + 1, two bytes each, 0 for empty.
 */
typedef struct {
    fs_header header;
    fs_granule parent;
    fs_granule first_child;
    fs_granule next_sibling;
    uint32_t children;
    fs_word keys[];
} fs_shape;

#define FS_SHAPE_INDEX(count) (offsetof(fs_shape, keys) + (uint64_t) (count) * sizeof(fs_word))
#define FS_SHAPE_SIZE(count, log2) FS_ROUND_UP(FS_SHAPE_INDEX(count) + (UINT64_C(2) << (log2)))

/* ------------------------------------------------------------------------------------------------------- functions
 *
 *  closure          header: kind, flags, number of captured variables (16), granule number of the prototype (32)
 *  native function  header: kind, flags, number of upvalues (16), handle of the Java object (32)
 */
typedef struct {
    fs_header header;
    fs_word captured[]; /* the value itself, or the word of a cell, as the prototype says */
} fs_closure;

typedef struct {
    fs_header header;
    fs_word upvalues[];
} fs_native_function;

typedef struct {
    fs_header header;
    fs_word value;
} fs_cell;

#define FS_CLOSURE_SIZE(captured) FS_ROUND_UP(sizeof(fs_closure) + (uint64_t) (captured) * sizeof(fs_word))
#define FS_CLOSURE_PROTOTYPE(header) (FS_HEADER_HIGH(header) << FS_GRANULE_SHIFT)
#define FS_NATIVE_FUNCTION_SIZE(upvalues) \
    FS_ROUND_UP(sizeof(fs_native_function) + (uint64_t) (upvalues) * sizeof(fs_word))

/*
 * A prototype.
 *
 *   63        48 47       32 31  25  24  23         16 15    8 7    0
 *  +------------+-----------+------+----+-------------+-------+------+
 *  |  captured  | registers |  -   | va |  parameters | flags | kind |
 *  +------------+-----------+------+----+-------------+-------+------+
 */
typedef struct {
    fs_header header;
    fs_granule code;           /* bytes */
    fs_granule constants;      /* words */
    fs_granule sites;          /* field sites */
    fs_granule children;       /* words */
    fs_granule lines;          /* bytes */
    fs_granule locals;         /* words */
    fs_granule captures;       /* bytes */
    fs_granule captured_names; /* words */
    fs_word source;            /* a string, or nil */
    uint32_t first_line;
    uint32_t last_line;
    uint32_t calls;
    uint32_t code_handle; /* of a compiled tier */
} fs_prototype;

/* Flags of a captured variable, the first of its two bytes; the second is the index to copy from. */
enum { FS_CAPTURE_LOCAL = 1, FS_CAPTURE_CELL = 2 };

#define FS_PROTOTYPE_PARAMETERS(header) FS_BITS(header, 16, 8)
#define FS_PROTOTYPE_VARARG(header) FS_BITS(header, 24, 1)
#define FS_PROTOTYPE_REGISTERS(header) FS_BITS(header, 32, 16)
#define FS_PROTOTYPE_CAPTURED(header) FS_BITS(header, 48, 16)

/* --------------------------------------------------------------------------------------------------------- vectors
 *
 * Number of elements (bytes, words, sites) in the header's high half.
 */
typedef struct {
    fs_header header;
    uint8_t elements[];
} fs_bytes;

typedef struct {
    fs_header header;
    fs_word elements[];
} fs_words;

typedef struct {
    fs_word key; /* an inline string or an atom */
    uint64_t cache;
    uint64_t meta_cache;
    uint64_t class_cache;
} fs_site;

typedef struct {
    fs_header header;
    fs_site elements[];
} fs_sites;

enum { FS_SITE_SHIFT = 5 };

#define FS_BYTES_SIZE(count) FS_ROUND_UP(sizeof(fs_bytes) + (uint64_t) (count))
#define FS_WORDS_SIZE(count) FS_ROUND_UP(sizeof(fs_words) + (uint64_t) (count) * sizeof(fs_word))
#define FS_SITES_SIZE(count) FS_ROUND_UP(sizeof(fs_sites) + (uint64_t) (count) * sizeof(fs_site))

/* ------------------------------------------------------------------------------------------------------ coroutines
 *
 * Header: kind, flags, status (8) at bit 16, failed (1) at bit 24, granule number of the traversals that a suspended
 * and shared one takes along (a vector of words; 0 for none). base and top count bytes from the stack's first slot.
 */
typedef struct {
    fs_header header;
    fs_granule stack;
    fs_granule resumer; /* 0 for none */
    uint32_t base;
    uint32_t top;
    uint64_t pc;           /* reference of the next instruction; 0 in a frame of Java */
    fs_granule close_list; /* innermost to-be-closed variable: a vector of words; 0 for none */
    uint32_t nesting;
    fs_word hook;        /* function or nil */
    uint64_t hook_state; /* mask (8), count (24), instructions left (32) */
    uint32_t chain;      /* coroutines that have resumed each other to get here */
    uint32_t runs;       /* runs of an engine that are busy in it */
} fs_coroutine;

typedef struct {
    fs_header header; /* number of slots in the high half */
    fs_word slots[];
} fs_stack;

enum {
    FS_COROUTINE_SUSPENDED = 0,
    FS_COROUTINE_RUNNING = 1,
    FS_COROUTINE_NORMAL = 2,
    FS_COROUTINE_DEAD = 3,
    FS_COROUTINE_STATUS_SHIFT = 16,
    FS_COROUTINE_FAILED = 1 << 24,
    FS_COROUTINE_TRAVERSALS = 4 /* offset of the header's high half */
};

#define FS_STACK_SIZE(slots) FS_ROUND_UP(sizeof(fs_stack) + (uint64_t) (slots) * sizeof(fs_word))

/* -------------------------------------------------------------------------------------------------------- userdata
 *
 * Header: kind, flags, number of user values (16), handle of the Java object (32).
 */
typedef struct {
    fs_header header;
    fs_granule metatable; /* 0 for none */
    uint32_t unused;
    fs_word user_values[];
} fs_userdata;

#define FS_USERDATA_SIZE(values) FS_ROUND_UP(sizeof(fs_userdata) + (uint64_t) (values) * sizeof(fs_word))

/* ---------------------------------------------------------------------------------------------------------- blocks
 *
 * 64 KiB, at a multiple of 64 KiB: clearing the low 16 bits of a reference finds the block, also for a large object.
 * A marked object of a small block has the bits of all its granules set, a large object only its first.
 */
enum {
    FS_BLOCK = 1 << 16,
    FS_BLOCK_SMALL = 1, /* objects share it */
    FS_BLOCK_LARGE = 2, /* the first block of one large object */
    FS_LARGEST_SMALL = 1 << 14
};

typedef struct {
    uint32_t kind;
    uint32_t count; /* blocks in a row */
    uint64_t next;  /* reference of the next block in the list, or 0 */
    uint64_t accounted;
    uint64_t unused[5];
    uint64_t marks[FS_BLOCK / FS_GRANULE / 64]; /* granule g of the block: bit g % 64 of word g / 64 */
    uint8_t objects[];
} fs_block;

#endif
