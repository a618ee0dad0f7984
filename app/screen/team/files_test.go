package team

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
	"bankje/sync/report"
)

// stopped is a sync during which somebody stops what is under way.
type stopped struct {
	*screentest.Sync
	back func() bool
}

func (s stopped) Export(ctx context.Context, team store.TeamID, w io.Writer, progress func(int)) error {
	s.back()
	return ctx.Err()
}

func (s stopped) Import(ctx context.Context, r io.Reader, progress func(int)) (report.Imported, error) {
	s.back()
	return report.Imported{New: 1}, ctx.Err()
}

func (s stopped) Carry(ctx context.Context, team store.TeamID, address string, progress func(sent, received int)) (report.Carried, error) {
	s.back()
	return report.Carried{Sent: 1}, ctx.Err()
}

func TestWhoStopsIsToldWhatIsLeftOfIt(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	g := grouped(t, s)
	g.shares(s.Journal)
	shown := New(s.Journal, g.id)
	s.Context.Sync = stopped{g.sync, shown.Back}
	w := s.Show(t, apptest.Looks[0], shown)
	s.File = filepath.Join(t.TempDir(), "a.bankje-team")
	must(t, os.WriteFile(s.File, nil, 0o600))
	apptest.Tap(t, w, "Save a file")
	apptest.Tap(t, w, "Read in a file")
	shown.carry("http://192.168.1.5:8655")
	want := []string{"Stopped. No file was saved.", "Stopped. What was read in already stays.", "Stopped. What was exchanged already stays."}
	if !slices.Equal(s.Said, want) || len(s.Failed) > 0 {
		t.Errorf("it says %q, failed %v", s.Said, s.Failed)
	}
}
