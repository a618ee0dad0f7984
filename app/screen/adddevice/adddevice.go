// Package adddevice adds a device to one's own journal: the PIN or passphrase
// first, for what comes opens everything; the first time what this device is
// called and where the relay is; and the invitation. Start with [New].
package adddevice

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/invite"
	"bankje/app/screen/parts"
	"bankje/app/screen/startteam"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	startteam.OwnJournal
	invite.Journal
}

// Screen adds a device. Its steps are screens of their own.
type Screen struct {
	journal Journal
	ask     *parts.Ask
	step    screen.Screen // nil: the PIN is asked for

	context *screen.Context // that it was drawn with
}

// New makes the screen.
func New(v parts.Opener, j Journal) *Screen {
	s := &Screen{journal: j}
	s.ask = parts.NewAsk(v, func(*store.Journal, []byte) { s.open() })
	return s
}

// Build draws the step.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	if s.step != nil {
		return s.step.Build(c)
	}
	why := design.NewText(c.Text.T("devices.why_secret"), design.SizeBody, design.ColorMuted).Centered()
	return s.ask.Build(c, kit.NewBar(parts.Bar(c, c.Text.T("devices.add"))), c.Text.T("common.next"), why)
}

// open goes on once the PIN was right: to the invitation, or the first time to
// what it needs.
func (s *Screen) open() {
	screen.Load(s.context, func(ctx context.Context) (store.Team, error) {
		return s.journal.Team(ctx, s.journal.OwnSpace())
	}, func(devices store.Team) {
		if named(devices) {
			s.invite()
			return
		}
		s.step = startteam.NewOwn(s.journal, s.invite)
		s.context.Go.Redraw()
	})
}

// named reports whether this device has a name, and so was asked for all.
func named(devices store.Team) bool {
	for _, m := range devices.Members {
		if m.Me && m.Name != "" {
			return true
		}
	}
	return false
}

func (s *Screen) invite() {
	s.step = invite.NewOwn(s.journal, s.journal.OwnSpace())
	s.context.Go.Redraw()
}

// Back goes back through the step that one is at.
func (s *Screen) Back() bool {
	b, ok := s.step.(screen.Backer)
	return ok && b.Back()
}

// Follow has the invitation look whether a device came in with it.
func (s *Screen) Follow() {
	if f, ok := s.step.(screen.Follower); ok {
		f.Follow()
	}
}

// FollowSync has the invitation ask the relay again whether it lets in.
func (s *Screen) FollowSync() {
	if f, ok := s.step.(screen.SyncFollower); ok {
		f.FollowSync()
	}
}
