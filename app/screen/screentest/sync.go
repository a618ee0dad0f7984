package screentest

import (
	"context"
	"io"
	"testing"

	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/report"
	"bankje/sync/space"
)

// Append tells the journal that the relay of a team has appended all that was
// said of the team until now.
func (s *Stage) Append(t testing.TB, team store.TeamID) {
	t.Helper()
	id := envelope.SpaceID(team)
	statements, err := s.Journal.Statements(id)
	must(t, err)
	_, err = s.Journal.Take(t.Context(), space.Delivery{Space: id, Appended: []envelope.Hash{statements[len(statements)-1].Hash()}})
	must(t, err)
}

// Sync is what a screen is told of sync: a relay is a matter of package phone,
// whose tests have a real one.
type Sync struct {
	Spaces []report.Space
	// Contact is done by Now; nil: nothing.
	Contact func()
	// Err is what the other calls answer.
	Err      error
	Code     string // that a team was founded with
	Imported report.Imported
	Laptop   string // over which something was carried
	Carried  report.Carried
	Bundle   []byte // that was imported
}

// States gives Spaces.
func (s *Sync) States() []report.Space { return s.Spaces }

// Now does Contact.
func (s *Sync) Now(context.Context) {
	if s.Contact != nil {
		s.Contact()
	}
}

// Relay answers Err.
func (s *Sync) Relay(context.Context, string) (report.Relay, error) { return report.Relay{}, s.Err }

// Found remembers the code.
func (s *Sync) Found(_ context.Context, _ store.TeamID, code string) error {
	s.Code = code
	return s.Err
}

// Invited answers Err.
func (s *Sync) Invited(context.Context, string, store.InvitationCode) ([]envelope.Statement, error) {
	return nil, s.Err
}

// Carry remembers the address, and gives Carried.
func (s *Sync) Carry(_ context.Context, _ store.TeamID, address string, progress func(sent, received int)) (report.Carried, error) {
	s.Laptop = address
	progress(s.Carried.Sent, s.Carried.Received)
	return s.Carried, s.Err
}

// Export writes a word.
func (s *Sync) Export(_ context.Context, _ store.TeamID, w io.Writer, progress func(int)) error {
	progress(1)
	if _, err := io.WriteString(w, "bundle"); err != nil {
		return err
	}
	return s.Err
}

// Import remembers what it read, and gives Imported.
func (s *Sync) Import(_ context.Context, r io.Reader, progress func(int)) (report.Imported, error) {
	var err error
	if s.Bundle, err = io.ReadAll(r); err != nil {
		return report.Imported{}, err
	}
	progress(s.Imported.New)
	return s.Imported, s.Err
}
