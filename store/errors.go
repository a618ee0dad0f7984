package store

import (
	"errors"
	"fmt"
	"time"

	"bankje/store/feed"
)

// What can be wrong with the file or the disk under the journal, as package
// feed says it.
var (
	ErrInUse       = feed.ErrInUse
	ErrNewerFile   = feed.ErrNewerFile
	ErrKeyFileLost = feed.ErrKeyFileLost
	ErrReadOnly    = feed.ErrReadOnly
	ErrDiskFull    = feed.ErrDiskFull
)

// What a save or a read can answer. Callers compare with [errors.Is].
var (
	// ErrLocked means that the journal was locked; unlock the vault again.
	ErrLocked = errors.New("store: journal is locked")
	// ErrNotFound means that no record, or no draft, has this id.
	ErrNotFound = errors.New("store: not found")
	// ErrNoConsent means that somebody in it said no to being written about.
	ErrNoConsent = errors.New("store: no consent to write this down")
	// ErrNobody means that a conversation names no person and no group.
	ErrNobody = errors.New("store: conversation with nobody")
	// ErrNoAlias means that a person, group or card has no name.
	ErrNoAlias = errors.New("store: name is empty")
	// ErrNoText means that a follow-up or prompt says nothing.
	ErrNoText = errors.New("store: text is empty")
	// ErrNotCoordinator means that only a coordinator of the team may do this.
	ErrNotCoordinator = errors.New("store: not a coordinator of the team")
	// ErrLastCoordinator means that the team would be left without one.
	ErrLastCoordinator = errors.New("store: no coordinator would be left")
	// ErrNoInvitation means that a code is not, or no longer, an invitation.
	ErrNoInvitation = errors.New("store: no such invitation")
	// ErrKeyAwaited means that this device was not handed the team's newest key yet,
	// without which nothing can be sealed to who comes in. It comes with a contact.
	ErrKeyAwaited = errors.New("store: key of the team is still to come")
	// ErrInvitationUsed is the ErrNoInvitation of a code with which somebody came
	// in already; ErrInvitationWithdrawn of one that was taken back.
	ErrInvitationUsed      = fmt.Errorf("%w: it was used", ErrNoInvitation)
	ErrInvitationWithdrawn = fmt.Errorf("%w: it was withdrawn", ErrNoInvitation)
	// ErrOwnInvitation means that an invitation is into somebody's own journal,
	// ErrTeamInvitation that it is into a team, where the other was asked for.
	ErrOwnInvitation  = errors.New("store: invitation is into a journal, for a device of the same person")
	ErrTeamInvitation = errors.New("store: invitation is into a team")
	// ErrOtherJournal means that an invitation is into another journal than the
	// one that is here: two that were written apart do not become one.
	ErrOtherJournal = errors.New("store: invitation is into another journal")
	// ErrMistyped means that a letter of an invitation code is wrong.
	ErrMistyped = errors.New("store: invitation code is mistyped")
	// ErrLongName means that a name is longer than one may be.
	ErrLongName = errors.New("store: name is too long")
	// ErrNotMember means that this device is not, or no longer, in the team.
	ErrNotMember = errors.New("store: not a member of the team")
	// ErrShutOut is the ErrNotMember of one's own journal: another device of one's
	// own shut this one out, or goes on in its place. See [Journal.JoinOwn].
	ErrShutOut = errors.New("store: device is shut out of its own journal")
	// ErrFounded means that the vault has a journal already.
	ErrFounded = errors.New("store: journal exists already")
	// ErrNotFounded means that the vault has no journal yet.
	ErrNotFounded = errors.New("store: no journal yet")
	// ErrNewerRecord means that a later version of the app asks that older
	// ones leave the record as it is.
	ErrNewerRecord = errors.New("store: record may be edited by a newer app only")
	// ErrShortSecret means a PIN of fewer than [MinPIN] digits, or with
	// something else than digits in it, or a passphrase of fewer than twelve
	// letters.
	ErrShortSecret = errors.New("store: PIN or passphrase is too short")
)

// WrongSecretError means that the PIN or passphrase does not fit. Nothing is
// ever wiped for it.
type WrongSecretError struct {
	Left int // free tries before guessing slows down
}

func (e *WrongSecretError) Error() string { return "store: wrong PIN or passphrase" }

// WrongCodeError means that the recovery code does not fit.
type WrongCodeError struct {
	Mistyped bool // its check digit, or the number of its digits, is wrong
}

func (e *WrongCodeError) Error() string { return "store: wrong recovery code" }

// MistypedError is ErrMistyped, and tells where to look.
type MistypedError struct {
	Group int // of four letters, from 1; 0 where that cannot be told
}

func (e *MistypedError) Error() string { return ErrMistyped.Error() }

// Is says that it is ErrMistyped.
func (e *MistypedError) Is(target error) bool { return target == ErrMistyped }

// WaitError means that there were too many wrong guesses: the next one counts
// from Until on.
type WaitError struct {
	Until time.Time
}

func (e *WaitError) Error() string { return "store: too many guesses, wait" }
