package jsonl

import "errors"

// Why a file is refused whole.
var (
	// ErrNotOurs means that the file does not begin with a header of ours.
	ErrNotOurs = errors.New("jsonl: not a journal in JSON Lines")
	// ErrNewer means that a later version of the app wrote the file.
	ErrNewer = errors.New("jsonl: written by a newer app")
)

// Reason is why a line was refused, a word for which the screens have a
// sentence.
type Reason string

// The reasons.
const (
	NotJSON       Reason = "not_json"       // no JSON object, or something after it
	TooLong       Reason = "too_long"       // the line, one of its texts or lists
	BadText       Reason = "bad_text"       // not UTF-8, or with characters that hide something
	UnknownKind   Reason = "unknown_kind"   // of no kind that this version knows
	UnknownField  Reason = "unknown_field"  // with a field that its kind does not have
	Twice         Reason = "twice"          // a field, or an element of a list, stands there twice
	WrongType     Reason = "wrong_type"     // a number for a text, an object in it, and the like
	MissingField  Reason = "missing_field"  // without a field that it must have
	OutOfRange    Reason = "out_of_range"   // a time, number or word that cannot be
	UnknownPerson Reason = "unknown_person" // names somebody who is not in the file before it
	UnknownGroup  Reason = "unknown_group"  // names such a group
	NoConsent     Reason = "no_consent"     // about somebody who said no
	NotAsked      Reason = "not_asked"      // about somebody whom nobody asked for consent
	Different     Reason = "different"      // already here, with something else in it
	Removed       Reason = "removed"        // was here, and was removed
	TooMany       Reason = "too_many"       // beyond MaxRecords
)

// Reasons are all of them.
func Reasons() []Reason {
	return []Reason{
		NotJSON, TooLong, BadText, UnknownKind, UnknownField, Twice, WrongType, MissingField, OutOfRange,
		UnknownPerson, UnknownGroup, NoConsent, NotAsked, Different, Removed, TooMany,
	}
}

// Refusal is a line that was refused.
type Refusal struct {
	Line   int // counted from 1
	Reason Reason
	Kind   Kind   // "" where it is not known
	Field  string // name of the field that is wrong; "": none in particular
}

// refused is a refusal on its way up.
type refused struct {
	reason Reason
	field  string
}

func (r *refused) Error() string { return "jsonl: " + string(r.reason) + " " + r.field }

func refuse(reason Reason, field string) error { return &refused{reason, field} }
