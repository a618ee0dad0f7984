package screen

import (
	"context"
	"io"

	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/report"
)

// Sync carries what is written between phones, through a relay or in a file.
// Its methods may be called from any goroutine; those with a context may take
// long. Errors are a *report.Failure or one of package store; the shell has a
// sentence for each.
type Sync interface {
	// States tells how it stands with every space that was looked at.
	States() []report.Space
	// Now makes contact about every space at once, and returns when it was. How
	// each went is in States.
	Now(ctx context.Context)
	// Relay asks who answers at an address.
	Relay(ctx context.Context, address string) (report.Relay, error)
	// Found has the relay of a team (store.Journal.SetRelay) carry it, with the
	// registration code where the relay wants one.
	Found(ctx context.Context, team store.TeamID, code string) error
	// Invited asks the relay at an address for the statements of the team that an
	// invitation is to, for store.Journal.JoinTeam. store.ErrNoInvitation.
	Invited(ctx context.Context, address string, code store.InvitationCode) ([]envelope.Statement, error)
	// Carry exchanges about a team with a relay at an address that is not the
	// team's, such as a laptop on the same Wi-Fi. Nothing counts as confirmed by
	// it. Progress is told how many changes went and came.
	Carry(ctx context.Context, team store.TeamID, address string, progress func(sent, received int)) (report.Carried, error)
	// Export writes all that is here of a team to a file. Progress is told how
	// many changes were written.
	Export(ctx context.Context, team store.TeamID, w io.Writer, progress func(int)) error
	// Import takes in what such a file brings. Progress is told how many changes
	// are new.
	Import(ctx context.Context, r io.Reader, progress func(int)) (report.Imported, error)
}

// SyncFollower is a screen that shows how it stands with sync.
type SyncFollower interface {
	// FollowSync looks at the states anew, and stays where one is. It is called
	// on the UI goroutine after they changed, once Build was.
	FollowSync()
}
