// Package invite makes an invitation to a team: for whom, in which role and
// until when; and then its code, to read out, to scan, to copy or to save. Start
// with [New].
package invite

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	Team(context.Context, store.TeamID) (store.Team, error)
	Invite(ctx context.Context, team store.TeamID, coordinator bool, until store.Day, note string) (store.InvitationCode, error)
	Withdraw(context.Context, store.TeamID, store.InvitationID) error
	InvitationFile(store.TeamID, store.InvitationCode) ([]byte, error)
	CheckNumbers(team store.TeamID, device store.DeviceID, words int) ([4]int, error)
}

// usualDays is how long an invitation holds unless somebody chooses otherwise.
const usualDays = 14

// Screen makes one invitation. Its code is in memory only while the screen is
// open: after a lock one begins again.
type Screen struct {
	journal     Journal
	id          store.TeamID
	own         bool // it is for a device of one's own: see NewOwn
	team        store.Team
	read        bool
	note        string
	coordinator bool
	until       store.Day
	busy        bool
	made        made
	following   parts.Latest

	context *screen.Context // that it was drawn with
	page    *kit.Page
	root    *fyne.Container
}

// made is an invitation that was made.
type made struct {
	is    bool
	code  store.InvitationCode
	known bool // the relay lets in who has the code
	asked bool // whether it does is being asked
	given bool // it was saved or copied, or somebody said that it was handed over
	over  bool // it lets nobody in any more
	came  []newcomer
}

// New makes the screen for an invitation to a team.
func New(j Journal, team store.TeamID) *Screen { return &Screen{journal: j, id: team} }

// NewOwn makes the screen for an invitation into one's own journal, for another
// device of one's own. Whoever has the PIN may see it, and nobody else.
func NewOwn(j Journal, own store.TeamID) *Screen { return &Screen{journal: j, id: own, own: true} }

// Build draws the form, or the code once there is one.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	if s.own {
		c = parts.OwnDevices(c)
	}
	s.context, s.root = c, design.Stack()
	if s.until.IsZero() {
		s.until = store.DayOf(c.Now()).AddDays(usualDays)
	}
	if s.read {
		s.draw()
		return s.root
	}
	screen.Load(c, func(ctx context.Context) (store.Team, error) { return s.journal.Team(ctx, s.id) }, func(t store.Team) {
		s.team, s.read = t, true
		s.draw()
	})
	return s.root
}

// draw shows the step that one is at.
func (s *Screen) draw() {
	offset := parts.Offset(s.page)
	switch {
	case s.made.over:
		s.page = s.over()
	case s.made.is:
		s.page = s.code()
	default:
		s.page = s.form()
	}
	s.root.Objects = []fyne.CanvasObject{s.page}
	design.Reflow(s.root)
	s.page.SetOffset(offset)
}

// Back asks before a code that nobody has yet leaves the screen for good.
func (s *Screen) Back() bool {
	if s.busy {
		return true
	}
	if !s.made.is || s.made.given || s.made.over {
		return false
	}
	s.askToLeave()
	return true
}

func (s *Screen) leave() {
	if !s.Back() {
		s.context.Go.Back()
	}
}

// form asks for whom the invitation is and what it lets them do.
func (s *Screen) form() *kit.Page {
	c := s.context
	bar := parts.Bar(c, c.Text.T("invite.title"))
	bar.Action, bar.OnAction = c.Text.T("invite.make"), s.make
	roles := kit.NewSegmented([]string{c.Text.T("invite.member"), c.Text.T("invite.coordinator")}, roleIndex(s.coordinator),
		func(i int) {
			s.coordinator = i == 1
			s.draw()
		})
	note := parts.NewQuietField(c, kit.FieldOptions{
		Label: c.Text.T("invite.note"), Placeholder: c.Text.T("invite.note_example"), Text: s.note,
		OnChanged: func(text string) { s.note = text },
	})
	until := kit.NewListCard(kit.NewSettingRow(design.IconCalendar, c.Text.T("invite.until"),
		c.Text.DayShort(s.until.Start(), c.Now()), s.pickUntil))
	if s.own {
		return parts.Page(bar, kit.NewNotice(design.Sand, design.IconShield, c.Text.T("devices.opens"), nil), note, until,
			kit.NewNotice(design.Sky, design.IconSmartphone, c.Text.T("devices.only_new"), nil))
	}
	return parts.Page(bar,
		kit.NewBody(c.Text.T("invite.to", "team", s.team.Name)),
		note,
		kit.Labelled(c.Text.T("invite.role"), roles, kit.NewCaption(c.Text.T("invite.role_hint."+role(s.coordinator)))),
		until,
		kit.NewNotice(design.Sage, design.IconBookOpen, c.Text.T("invite.history"), nil))
}

func role(coordinator bool) string {
	if coordinator {
		return "coordinator"
	}
	return "member"
}

func roleIndex(coordinator bool) int {
	if coordinator {
		return 1
	}
	return 0
}

func (s *Screen) pickUntil() {
	parts.PickDay(s.context, s.context.Text.T("invite.pick_until"), s.until, func(day store.Day) {
		s.until = day
		s.draw()
	})
}

// make makes the invitation, once.
func (s *Screen) make() {
	c, until, note, coordinator := s.context, s.until, strings.Join(strings.Fields(s.note), " "), s.coordinator
	c.Canvas.Unfocus()
	team := s.team
	parts.Once(c, &s.busy, func(ctx context.Context) (store.InvitationCode, error) {
		code, err := s.journal.Invite(ctx, s.id, coordinator, until, note)
		if err == nil {
			team, err = s.journal.Team(ctx, s.id) // who is in before anybody comes with it
		}
		return code, err
	}, func(code store.InvitationCode) {
		s.team, s.made, s.page = team, made{is: true, code: code}, nil
		s.draw()
		s.ask()
	})
}
