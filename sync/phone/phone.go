// Package phone joins a journal to the client that carries for it, and tells
// screens about it in plain values. Start with [New].
package phone

import (
	"context"
	"errors"
	"io"
	"log/slog"

	"bankje/store"
	"bankje/sync/client"
	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/report"
)

// A Phone carries for one unlocked journal. Its methods may be called from any
// goroutine. What goes wrong on the way is a [report.Failure], what goes wrong
// in the journal an error of package store.
type Phone struct {
	journal *store.Journal
	client  *client.Client
}

// New makes the phone of an unlocked journal. Changed is called, on any
// goroutine, when something in States has changed; it must return at once.
func New(j *store.Journal, changed func()) *Phone {
	return &Phone{journal: j, client: client.New(j, changed)}
}

// Run carries until ctx ends, which it does within a second. Only one goroutine
// calls it at a time.
func (p *Phone) Run(ctx context.Context) {
	stop := p.journal.Watch(p.client.Nudge)
	defer stop()
	p.client.Nudge() // something may have been written while nobody carried
	p.client.Run(ctx)
	p.keepLast(context.WithoutCancel(ctx))
}

// keepLast keeps when the last contacts were, for the next time that the app is
// opened: once, rather than with a write to the disk for each of them.
func (p *Phone) keepLast(ctx context.Context) {
	for _, s := range p.client.States() {
		if s.Last.IsZero() {
			continue
		}
		if err := p.journal.KeepSynced(ctx, s.Space, s.Last); err != nil {
			slog.Warn("keep when it was synced", "error", err)
		}
	}
}

// States tells how it stands with every space that was looked at.
func (p *Phone) States() []report.Space {
	var all []report.Space
	for _, s := range p.client.States() {
		all = append(all, spaceOf(s))
	}
	return all
}

func spaceOf(s client.State) report.Space {
	crowded, branched := false, false
	for _, result := range s.Report.Refused {
		crowded = crowded || result == protocol.Crowded
		branched = branched || result == protocol.Forked
	}
	return report.Space{
		ID: s.Space, Address: s.Address, Running: s.Running,
		Sent: s.Report.Sent, Received: s.Report.Received,
		Last: s.Last, Failed: told(s.Failed), Next: s.Next,
		Crowded: crowded, Branched: branched && !s.Report.Forked, Differs: s.Report.Differs, Parted: s.Report.Parted, Forked: s.Report.Forked,
		Differ: s.Agreement.Differ, Lacking: s.Agreement.Lacking,
		Ahead: s.Ahead,
	}
}

// Now makes contact about every space at once. How each went is in States.
func (p *Phone) Now(ctx context.Context) { _ = p.client.Now(ctx) }

// Relay asks who answers at an address.
func (p *Phone) Relay(ctx context.Context, address string) (report.Relay, error) {
	relay, err := client.NewRelay(address, p.journal)
	if err != nil {
		return report.Relay{}, told(err)
	}
	hello, err := relay.Hello(ctx)
	return report.Relay{Registration: hello.Registration}, told(err)
}

// Found has the relay of a team carry it, with the registration code where the
// relay wants one. A relay that carries it already is fine.
func (p *Phone) Found(ctx context.Context, team store.TeamID, code string) error {
	id := envelope.SpaceID(team)
	address, err := p.journal.RelayAddress(ctx, id)
	if err != nil {
		return err
	}
	relay, err := client.NewRelay(address, p.journal)
	if err != nil {
		return told(err)
	}
	if err := client.Found(ctx, p.journal, relay, id, code); err != nil {
		return told(err)
	}
	p.client.Nudge()
	return nil
}

// Invited asks the relay at an address for the statements of the team that an
// invitation is to, as store.Journal.JoinTeam needs them. store.ErrNoInvitation
// says that nobody is let in with that code, or not any more.
func (p *Phone) Invited(ctx context.Context, address string, code store.InvitationCode) ([]envelope.Statement, error) {
	return Invited(ctx, address, code)
}

// Invited is [Phone.Invited] where there is no journal yet.
func Invited(ctx context.Context, address string, code store.InvitationCode) ([]envelope.Statement, error) {
	relay, err := client.NewRelay(address, code)
	if err != nil {
		return nil, told(err)
	}
	statements, err := relay.Invited(ctx, code.ID())
	err = told(err)
	if errors.Is(err, report.Fail(report.Stranger)) || errors.Is(err, report.Fail(report.NotFounded)) {
		err = store.ErrNoInvitation
	}
	return statements, err
}

// Carry exchanges about a team with a relay at an address that is not the team's,
// such as a laptop on the same Wi-Fi. Nothing counts as confirmed by it. Progress
// is told how many changes went and came.
func (p *Phone) Carry(ctx context.Context, team store.TeamID, address string, progress func(sent, received int)) (report.Carried, error) {
	done, err := p.client.Nearby(ctx, envelope.SpaceID(team), address, func(r client.Report) {
		if progress != nil {
			progress(r.Sent, r.Received)
		}
	})
	return report.Carried{Sent: done.Sent, Received: done.Received, Aside: done.Aside}, told(err)
}

// Export writes all that is here of a team to a file, for a place without a
// network. Progress is told how many changes were written.
func (p *Phone) Export(ctx context.Context, team store.TeamID, w io.Writer, progress func(int)) error {
	had := func(envelope.SpaceID) map[envelope.DeviceID]uint64 { return nil }
	return told(client.Export(ctx, w, p.journal, []envelope.SpaceID{envelope.SpaceID(team)}, had, progress))
}

// Import takes in what such a file brings. Progress is told how many changes
// are new.
func (p *Phone) Import(ctx context.Context, r io.Reader, progress func(int)) (report.Imported, error) {
	done, err := client.Import(ctx, r, p.journal, p.journal.Spaces(), progress)
	return report.Imported(done), told(err)
}
