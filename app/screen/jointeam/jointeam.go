// Package jointeam comes into a team with an invitation: its code, link or file,
// what the relay says of the team, one's name in it, and the words to compare.
// Start with [New].
package jointeam

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
	"bankje/sync/envelope"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	JoinTeam(ctx context.Context, all []envelope.Statement, code store.InvitationCode, me string) (store.TeamID, error)
	Team(context.Context, store.TeamID) (store.Team, error)
	CheckNumbers(team store.TeamID, device store.DeviceID, words int) ([4]int, error)
	SelfIn(envelope.SpaceID) (store.DeviceID, error)
	KeepForm(place string, data []byte)
	Form(ctx context.Context, place string) (store.FormDraft, error)
}

// pause is how long it waits before it asks the relay again.
const pause = 10 * time.Second

// Screen comes into a team. What is typed is kept, sealed, until one is in.
type Screen struct {
	journal Journal
	own     *own // nil: into a team
	place   string
	typed   typed
	read    bool
	said    string // what came of the last try
	again   bool   // the try can be repeated as it is
	trying  bool   // and is, until it goes or somebody stops it
	invited store.Invited
	busy    bool
	joined  joined

	asking context.CancelFunc // ends what is being asked; nil: nothing is
	turn   int                // counts what was asked
	wait   func(context.Context) error

	context *screen.Context // that it was drawn with
	page    *kit.Page
	root    *fyne.Container
}

// typed is what somebody typed, as it is kept.
type typed struct {
	Code  string // the letters, or a link
	Relay string // address of the relay, where the code is not a link
	Me    string
}

// New makes the screen.
func New(j Journal) *Screen {
	return &Screen{journal: j, place: route.FormPlace(route.JoinTeam{}), wait: func(ctx context.Context) error {
		timer := time.NewTimer(pause)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-ctx.Done():
		}
		return ctx.Err()
	}}
}

// Build draws the step, once what was typed before is read.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	if s.own != nil {
		c = parts.OwnDevices(c)
	}
	s.context, s.root = c, design.Stack()
	if s.read {
		s.draw()
		return s.root
	}
	if s.own != nil && s.own.added {
		screen.Load(c, s.welcomed, func(in joined) {
			if !in.is {
				c.Go.Instead(route.Devices{})
				return
			}
			s.joined, s.read = in, true
			s.draw()
		})
		return s.root
	}
	screen.Load(c, s.fetch, func(t typed) {
		s.typed, s.read = t, true
		s.draw()
	})
	return s.root
}

func (s *Screen) fetch(ctx context.Context) (typed, error) {
	return parts.ReadTyped[typed](ctx, s.journal, s.place)
}

// draw shows the step that one is at.
func (s *Screen) draw() {
	offset := parts.Offset(s.page)
	switch {
	case s.joined.is:
		s.page = s.welcome()
	case len(s.invited.Statements) > 0:
		s.page = s.name()
	default:
		s.page = s.entry()
	}
	s.root.Objects = []fyne.CanvasObject{s.page}
	design.Reflow(s.root)
	s.page.SetOffset(offset)
}

// Back ends what is being asked, or goes a step back.
func (s *Screen) Back() bool {
	switch {
	case s.busy:
		return true
	case s.joined.is:
		return false
	case s.asking != nil:
		s.stop()
	case len(s.invited.Statements) > 0:
		s.invited, s.said = store.Invited{}, ""
	case s.own != nil && s.own.leave != nil:
		s.own.leave()
		return true
	default:
		return false
	}
	s.page = nil
	s.draw()
	return true
}

// Leave ends what is being asked; what is typed is kept already.
func (s *Screen) Leave() { s.stop() }

func (s *Screen) bar(title string) kit.BarOptions {
	bar := parts.Bar(s.context, title)
	bar.Back = func() {
		if !s.Back() {
			s.context.Go.Back()
		}
	}
	return bar
}

// keep seals what is typed on the disk; nothing once there is nothing.
func (s *Screen) keep() {
	kept := s.typed
	if s.joined.is {
		kept = typed{}
	}
	parts.KeepTyped(s.context, s.journal, s.place, kept)
}

// tell says what came of a try, at the top of the page.
func (s *Screen) tell(sentence string, again bool) {
	s.said, s.again, s.page = sentence, again, nil
	s.draw()
}
