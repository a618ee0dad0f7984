package jointeam

import (
	"context"
	"errors"

	"bankje/app/design"
	"bankje/app/screen/parts"
	"bankje/store"
	"bankje/sync/envelope"
)

// own is the screen where it comes into one's own journal rather than a team.
type own struct {
	ask   Ask                         // asks a relay where there is no journal yet
	named func(store.Invited, string) // goes on with the name of the device; nil: it comes in
	leave func()                      // goes back from the first step; nil: the shell does
	added bool                        // the device is in, and its words are shown
}

// Ask asks the relay at an address for what an invitation is to: see
// [screen.Sync].
type Ask func(ctx context.Context, address string, code store.InvitationCode) ([]envelope.Statement, error)

// OwnJournal is what the screen needs of a journal that it comes back into.
type OwnJournal interface {
	JoinOwn(ctx context.Context, all []envelope.Statement, code store.InvitationCode, me string) error
	OwnSpace() store.TeamID
	Team(context.Context, store.TeamID) (store.Team, error)
	CheckNumbers(team store.TeamID, device store.DeviceID, words int) ([4]int, error)
	SelfIn(envelope.SpaceID) (store.DeviceID, error)
}

// NewOwn makes the screen for a device that was shut out of one's own journal.
func NewOwn(j OwnJournal) *Screen { return newOwn(j, own{}) }

// NewAdded makes the screen for a device that was just added: the words to
// compare, and what comes next.
func NewAdded(j OwnJournal) *Screen { return newOwn(j, own{added: true}) }

// NewSecond makes the screen for a new device, on which there is no journal yet:
// named is called with the invitation and what the device is called.
func NewSecond(ask Ask, named func(store.Invited, string), leave func()) *Screen {
	return newOwn(nil, own{ask: ask, named: named, leave: leave})
}

func newOwn(j OwnJournal, o own) *Screen {
	s := New(ownJournal{OwnJournal: j})
	s.own = &o
	return s
}

// Refuse says that the invitation did not let in after all.
func (s *Screen) Refuse(err error) bool {
	sentence, known := unusable(s.context.Text, err)
	if known {
		s.invited, s.said, s.again, s.page = store.Invited{}, sentence, false, nil
	}
	return known
}

// relay is how a relay is asked; nil where nothing goes out.
func (s *Screen) relay() Ask {
	if s.own != nil && s.own.ask != nil {
		return s.own.ask
	}
	if s.context.Sync == nil {
		return nil
	}
	return s.context.Sync.Invited
}

// welcomed is where this device came to; nothing where it was not added, but
// began the journal.
func (s *Screen) welcomed(ctx context.Context) (joined, error) {
	in, err := s.in(ctx, s.journal.(ownJournal).OwnSpace())
	if errors.Is(err, store.ErrNotFound) {
		return joined{}, nil
	}
	return in, err
}

// ownJournal has one's own journal take the place of a team. What is typed is not
// kept: a code that opens a whole journal lies nowhere.
type ownJournal struct {
	OwnJournal
	parts.Unkept
}

func (j ownJournal) JoinTeam(ctx context.Context, all []envelope.Statement, code store.InvitationCode, me string) (store.TeamID, error) {
	return j.OwnSpace(), j.JoinOwn(ctx, all, code, me)
}

// ownTint is of the sentence about what is one's own: of one's whole journal it
// is a warning.
func (s *Screen) ownTint() design.Tint {
	if s.own != nil {
		return design.Sand
	}
	return design.Sky
}
