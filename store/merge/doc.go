// Package merge is the pure core of the journal: what a change is, its bytes,
// and what a set of changes comes to. It reads no clock, starts no goroutine,
// draws no random number and does no input or output, so that many devices can
// be played through in one seeded simulation. Numbers of kinds and fields belong
// to the store; here they are opaque.
//
// # Merging
//
// A [Change] is what one save wrote. Others name it by its [Dot]: its author, its
// sequence number, and eight bytes of its envelope's hash, so that two changes
// which a copied phone numbered alike stay apart.
//
// A [Record] holds the dots of all changes that arrived at it, and one register
// for each field, or for each element of a field that is a set. A register holds
// its candidates, which are the writes that arrived and that no arrived write
// replaces, and the dots that were replaced and have not arrived yet, to be
// dropped when they do. All three are functions of the set of changes: any order,
// any repetition, one result. Values that were replaced are not kept; they are in
// the feed.
//
//	what                        rule                                           why
//	one value                   Value: the greatest candidate                  a save replaces what its author saw, so only
//	                                                                           what was truly written apart is compared
//	a text                      Texts: all candidates                          nothing that a person wrote disappears
//	a set                       Elements: any candidate that sets the element  an add that a remove had not seen stays
//	a delete                    lists live dots, removes no value              see Visibility
//	an unknown op, kind, field  is a candidate like any other                  old and new apps agree on every byte
//
// What a save replaces is taken when editing begins and kept with the draft, as
// [Seen]: a value that arrives while somebody types was not seen, and stays.
//
// The greatest candidate is that with the greatest (time, device), where a write
// counts as no later than what the same device wrote after it. A clock that was
// put right therefore never lets a device's older write stand over its newer one.
//
// A delete lists the live dots that its author saw. A record is hidden while all
// its live dots are listed by some delete. A write that no delete had seen shows
// the whole record again, as Returned, until a restore replaces the deletes.
// Because a delete and a restore are writes to field 0, [FieldRecord], the store
// numbers its own fields from 1.
//
// # Time
//
// A [Time] is a hybrid logical clock's value. It orders only what was written
// apart. No value is ever refused: a time too far ahead is kept in its change and
// merely not adopted by the receiver's [Clock].
//
// # Bytes of a change, version 1
//
// Numbers are unsigned varints of the fewest bytes unless a size is given. Dots
// are written once, in a table, because a save usually replaces the same one or
// two dots in each of its fields.
//
//	part       bytes
//	version    1 byte, 1
//	time       8 bytes, big-endian
//	editor     the first version of the app that may edit the record after this
//	devices    count, then 16 bytes each
//	dots       count, then of each: place of its device, sequence, 8 bytes of hash
//	records    count, then of each: 16 bytes of id, kind, count of writes, writes
//	write      1 byte op, field, element, value, count of replaced dots, their places
//	parts      until the end: tag, bytes
//
// An element, a value and the bytes of a part are preceded by their length.
//
// # Bytes of a record, version 1
//
//	part       bytes
//	version    1 byte, 1
//	editor     the greatest of all changes to the record
//	devices    as in a change
//	dots       as in a change
//	times      count, then of each candidate's dot: its place, 8 bytes of time
//	gone       count, then the places of the dots that arrived and have no candidate
//	registers  count, then of each: field, element, count of candidates, candidates,
//	           count of awaited dots, their places
//	candidate  place of its dot, 1 byte op, value; a delete: count of listed dots, places
//
// # Bytes of a vector, version 1
//
//	part     bytes
//	version  1 byte, 1
//	devices  count, then of each: 16 bytes of id, count of runs, runs
//	run      its first number less the smallest that it could be (1, or two more
//	         than the last of the run before it), its last less its first
//
// All are canonical: tables and lists are sorted without repetition, nothing in
// a table is unused, and decoding refuses anything else. What decodes encodes to
// the same bytes again, parts and ops of later versions included, and equal
// records have equal bytes, so that a [Digest] over them can be compared.
package merge
