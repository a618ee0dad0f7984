// Package jsonl writes a journal as JSON Lines, which anybody can read and
// other programs can use, and reads such a file back into a journal. Start with
// [Write] and [Read].
//
// # The file
//
// A file is UTF-8 text. Each line is one JSON object without objects in it; the
// first is the header, the last says how many records there are:
//
//	{"format":"bankje-journal","version":1,"app":"0.1.0","written":"2026-11-25T20:15:00Z","language":"uk"}
//	{"kind":"person","id":"019ab…","alias":"Oksana","language":"uk","consent":"yes","consent_at":"2026-11-02T08:00:00Z"}
//	{"kind":"conversation","id":"019ac…","at":"2026-11-21T14:10:00Z","people":["019ab…"],"domains":["NW"],"note":"…"}
//	{"kind":"end","records":2}
//
// The header of a part of a journal has "from" and "to", days of the form
// yyyy-mm-dd, both included. Field names never change their meaning; a file with
// another meaning gets a higher version, which an older app refuses whole.
//
// Empty fields are left out, in any kind. Ids are UUIDs in lower case. Times are
// RFC 3339, written in UTC and kept to the millisecond. Days have no hour and
// are those of the Netherlands. Prompts, goals, domains, kinds of support,
// activities and referrals are the ids of the content packs, or "own:" and the id
// of a prompt or card in the file. A text may have several lines; none has
// control characters, or characters that turn the direction of writing.
//
//	person        id, alias, colour (0 to 5), language, address (formal, informal,
//	              child), consent (yes), consent_at, energy, wish, strengths,
//	              paused_since, hidden
//	group         id, name, colour, hidden
//	conversation  id, at, setting, people, group, group_count, goals, prompts,
//	              domains, support, activities, signals, referrals, note, wish,
//	              strengths, joy, self, written_at, edited_at
//	followup      id, what, person, group, conversation, day, until, state (done,
//	              dropped; none: open), done_at
//	prompt        id, nl, uk, en, domains, moment
//	card          id, fills, person, name, purpose, phone, email, url, address,
//	              hours, languages, note
//	favourite     key, as in "prompt:P10"
//
// A line names only people and groups of earlier lines. A follow-up may name a
// conversation that is not in the file: it is then of no conversation.
//
// The file holds every record as it is now. Drafts, settings, earlier versions,
// what was removed and what others shared are not in it, and nothing about anybody
// who said no to being written about. For all of that there is the back-up.
//
// A card goes without what members of a team find wrong on it. That is for a
// coordinator of that team to answer; it is signed by devices, which a file that
// anybody can write does not prove; and a card that is read in is one's own, of
// which nobody else has said anything.
//
// # Reading
//
// Each line is taken in whole or refused with a [Reason]; a refused line holds
// up no other. Reading a file twice changes nothing the second time: what is
// there already and the same is passed over, and what is there and differs is
// refused, never overwritten. Somebody who was erased comes back, and is
// counted. What is read is bounded, line by line and in all, before memory is
// taken for it.
package jsonl
