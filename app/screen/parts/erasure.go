package parts

import (
	"slices"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/i18n"
	"bankje/store"
)

// Erasures are as many that were ordered in a team as the same phones have yet
// to carry out.
type Erasures struct {
	Times  int
	Done   int            // phones that have confirmed them
	Awaits []store.Member // phones that have not
}

// Of is how many phones they are for.
func (e Erasures) Of() int { return e.Done + len(e.Awaits) }

// ErasuresOf tells how far what was erased for a team has come, what waits
// longest first. A phone confirms all that it knows of at once, so there are
// never more lines than phones and one. Where nobody else is in the team there
// is nothing to wait for, and nothing is told.
func ErasuresOf(team store.Team) (all []Erasures) {
	members := map[store.DeviceID]store.Member{}
	for _, m := range team.Members {
		members[m.Device] = m
	}
	var before []store.DeviceID
	for _, e := range team.Erasures {
		if len(e.Confirmed)+len(e.Awaited) < 2 {
			continue
		}
		if last := len(all) - 1; last >= 0 && slices.Equal(before, e.Awaited) {
			all[last].Times++
			continue
		}
		line := Erasures{Times: 1, Done: len(e.Confirmed)}
		for _, device := range e.Awaited {
			line.Awaits = append(line.Awaits, members[device])
		}
		all, before = append(all, line), e.Awaited
	}
	return all
}

// ErasureLine says on how many phones it is erased, and which it waits for.
func ErasureLine(c *screen.Context, e Erasures) fyne.CanvasObject {
	p := c.Text
	if len(e.Awaits) == 0 {
		return kit.NewIconLine(design.IconCheck, p.N("erasure.everywhere", e.Of()))
	}
	done := p.N("erasure.done", e.Of(), "done", p.Number(e.Done))
	var names []string
	for _, m := range e.Awaits {
		name := MemberName(p, m)
		if m.Me {
			name = p.T("team.me")
		}
		names = append(names, name)
	}
	slices.Sort(names) // devices come in no order that people know
	return kit.NewIconLine(design.IconClock, done+" "+p.T("erasure.awaits", "names", Names(c, names)))
}

// MemberName is what a member is called; who gave no name is told apart by the
// device.
func MemberName(p *i18n.Printer, m store.Member) string {
	if m.Name != "" {
		return m.Name
	}
	return p.T("team.nameless", "device", m.Device.String()[:4])
}
