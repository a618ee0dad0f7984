package startteam

import (
	"context"

	"bankje/app/screen/parts"
	"bankje/store"
)

// OwnJournal is what the screen needs where it is about one's own devices.
type OwnJournal interface {
	OwnSpace() store.TeamID
	Self() store.DeviceID
	RenameMember(ctx context.Context, team store.TeamID, device store.DeviceID, name string) error
	SetRelay(ctx context.Context, team store.TeamID, address string) error
}

// NewOwn makes the screen that prepares one's own journal for a second device: it
// is there already, so that only the name of this device and the relay are asked
// for. Then goes on.
func NewOwn(j OwnJournal, then func()) *Screen {
	return &Screen{journal: ownJournal{OwnJournal: j}, own: then}
}

// ownJournal has one's own journal take the place of a team that is founded.
type ownJournal struct {
	OwnJournal
	parts.Unkept
}

func (j ownJournal) FoundTeam(ctx context.Context, _, me string) (store.TeamID, error) {
	own := j.OwnSpace()
	return own, j.RenameMember(ctx, own, j.Self(), me)
}
