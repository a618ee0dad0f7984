// Package jointeam comes into a team with an invitation: its code, link or file,
// what the relay says of the team, one's name in it, and the words to compare.
// Start with [New].
package jointeam

import (
	"context"
	"errors"
	"io"
	"strings"
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

// joined is the team that one came into.
type joined struct {
	is    bool
	team  store.Team
	words [4]int
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

// open reads an invitation out of a file.
func (s *Screen) open() {
	c := s.context
	c.Outside.OpenFile(func(file screen.OldFile) {
		var invited store.Invited
		var err, wrong error
		c.Async(func(context.Context) {
			defer file.Close()
			var data []byte
			if data, err = io.ReadAll(io.LimitReader(file, store.MaxInvitationFile+1)); err == nil {
				invited, err = store.ReadInvitation(data)
			}
			if err == nil && len(invited.Statements) > 0 {
				wrong = invited.Check(s.own != nil)
			}
		}, func() {
			switch {
			case errors.Is(err, store.ErrNoInvitation):
				s.tell(c.Text.T("join_team.not_file"), false)
			case err != nil:
				c.Go.Fail(err)
			case wrong != nil:
				s.wrong(wrong)
			default:
				s.find(invited, false)
			}
		})
	}, parts.InvitationExtension)
}

// wrong says why an invitation is of no use here, and asks for another.
func (s *Screen) wrong(err error) {
	sentence, known := unusable(s.context.Text, err)
	if !known {
		s.context.Go.Fail(err)
		return
	}
	s.invited, s.trying = store.Invited{}, false
	s.tell(sentence, false)
}

// submit reads what was typed, and asks the relay for the team.
func (s *Screen) submit() { s.look(false) }

// keepTrying asks again and again, until it goes or somebody stops it.
func (s *Screen) keepTrying() { s.look(true) }

func (s *Screen) look(trying bool) {
	p := s.context.Text
	s.context.Canvas.Unfocus()
	code, address, err := store.ParseInvitation(s.typed.Code)
	if err != nil {
		s.tell(refusal(p, s.typed.Code, err), false)
		return
	}
	if address == "" {
		if strings.TrimSpace(s.typed.Relay) == "" {
			s.tell(p.T("join_team.needs_relay"), false)
			return
		}
		address = s.typed.Relay
	}
	address, problem := parts.RelayAddress(address)
	if problem != parts.NoRelayProblem {
		s.tell(p.T("parts.relay."+string(problem)), false)
		return
	}
	s.find(store.Invited{Code: code, Relay: address}, trying)
}

// tell says what came of a try, at the top of the page.
func (s *Screen) tell(sentence string, again bool) {
	s.said, s.again, s.page = sentence, again, nil
	s.draw()
}

// join comes into the team.
func (s *Screen) join() {
	c := s.context
	me := strings.Join(strings.Fields(s.typed.Me), " ")
	c.Canvas.Unfocus()
	if me == "" {
		s.tell(c.Text.T("join_team.no_name"), false)
		return
	}
	if s.own != nil && s.own.named != nil {
		s.own.named(s.invited, me)
		return
	}
	if s.busy {
		return
	}
	s.busy = true
	var in joined
	var err error
	invited := s.invited
	c.Async(func(ctx context.Context) { in, err = s.enter(ctx, invited, me) }, func() {
		s.busy = false
		switch {
		case errors.Is(err, store.ErrFounded):
			s.tell(c.Text.T("join_team.in_already"), false)
		case err != nil:
			s.wrong(err)
		default:
			s.joined, s.said, s.page = in, "", nil
			s.keep()
			s.draw()
		}
	})
}

func (s *Screen) enter(ctx context.Context, invited store.Invited, me string) (joined, error) {
	id, err := s.journal.JoinTeam(ctx, invited.Statements, invited.Code, me)
	if err != nil {
		return joined{}, err
	}
	return s.in(ctx, id)
}

// in tells of the team that this device is in, and the words to compare.
func (s *Screen) in(ctx context.Context, id store.TeamID) (joined, error) {
	team, err := s.journal.Team(ctx, id)
	if err != nil {
		return joined{}, err
	}
	self, err := s.journal.SelfIn(envelope.SpaceID(id))
	if err != nil {
		return joined{}, err
	}
	words, err := s.journal.CheckNumbers(id, self, parts.CheckWordCount)
	return joined{is: true, team: team, words: words}, err
}
