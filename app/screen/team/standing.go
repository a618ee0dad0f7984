package team

import (
	"context"
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/i18n"
	"bankje/store"
	"bankje/sync/report"
)

// wrongClock is how far the clocks of phone and relay may lie apart; people are
// told of more.
const wrongClock = 24 * time.Hour

// standing says what waits, when all was there last, what is in the way, and
// lets one sync now.
func (s *Screen) standing() []fyne.CanvasObject {
	c := s.context
	switch {
	case !s.team.Member:
		return []fyne.CanvasObject{kit.NewNotice(design.Sand, design.IconInfo, c.Text.T("team.out"), s.comeBack())}
	case s.team.Outdated:
		return []fyne.CanvasObject{kit.NewNotice(design.Sand, design.IconInfo, c.Text.T("trouble.newer_record"), nil)}
	case s.team.Relay == "":
		return []fyne.CanvasObject{kit.NewNotice(design.Sky, design.IconPage, c.Text.T("team.by_file"), nil)}
	}
	at := parts.StandingOf(s.team, parts.Spaces(c))
	lines := design.Col(8)
	for _, words := range waiting(c.Text, at) {
		lines.Add(kit.NewIconLine(waitingIcon(at), words))
	}
	lines.Add(kit.NewIconLine(design.IconClock, last(c.Text, at, c.Now())))
	objects := []fyne.CanvasObject{kit.NewCard(design.Paper, lines)}
	if at.Failed != nil {
		objects = append(objects, s.failed(at.Failed))
	}
	for _, id := range oddities(parts.SpaceOf(s.team, parts.Spaces(c))) {
		objects = append(objects, kit.NewNotice(design.Sand, design.IconInfo, s.odd(id), nil))
	}
	if c.Sync == nil {
		return objects
	}
	return append(objects, s.syncing())
}

func waitingIcon(at parts.Standing) design.Outline {
	if at.AllThere() {
		return design.IconCheck
	}
	return design.IconArchive
}

// waiting says what the relay has not confirmed. That nothing waits is said
// only where there was a contact.
func waiting(p *i18n.Printer, at parts.Standing) (words []string) {
	if at.Waiting > 0 {
		words = append(words, p.N("team.waiting", at.Waiting))
	}
	if at.Unsaid > 0 {
		words = append(words, p.N("team.unsaid", at.Unsaid))
	}
	switch {
	case len(words) > 0:
		return words
	case at.Last.IsZero():
		return []string{p.T("team.nothing_yet")}
	}
	return []string{p.T("team.nothing_waits")}
}

func last(p *i18n.Printer, at parts.Standing, now time.Time) string {
	if at.Last.IsZero() {
		return p.T("team.never")
	}
	return p.T("team.last", "day", p.Relative(at.Last, now), "clock", p.Clock(at.Last))
}

// failed says why the last contact did not go well, and lets a coordinator give
// the code that the relay asks for.
func (s *Screen) failed(err error) fyne.CanvasObject {
	c := s.context
	sentence, known := parts.Trouble(c.Text, err)
	if !known {
		sentence = c.Text.T("team.failed")
	}
	var action fyne.CanvasObject
	needsCode := errors.Is(err, report.Fail(report.Registration)) || errors.Is(err, report.Fail(report.NotFounded))
	if needsCode && s.team.Coordinator && c.Sync != nil {
		action = kit.NewLowButton(kit.Soft, c.Text.T("team.give_code"), s.giveCode)
	}
	return kit.NewNotice(design.Sand, design.IconInfo, sentence, action)
}

// oddities are what else a contact showed that somebody should know, by the ends
// of the ids of its texts.
func oddities(now report.Space, known bool) []string {
	var ids []string
	if !known {
		return nil
	}
	for _, odd := range []struct {
		is bool
		id string
	}{
		{now.Crowded, "crowded"},
		{now.Forked, "forked"},
		{now.Parted, "parted"},
		{now.Branched, "branched"},
		{now.Differs && !now.Branched && !now.Crowded && !now.Parted && !now.Running && now.Failed == nil, "differs"},
		{len(now.Differ) > 0, "disagree"},
		{now.Lacking > 0 && !now.Running && now.Failed == nil, "lacking"},
		{now.Ahead > wrongClock || now.Ahead < -wrongClock, "clock"},
	} {
		if odd.is {
			ids = append(ids, odd.id)
		}
	}
	return ids
}

// odd tells one of the oddities. Others are to tell some of them to their
// coordinator; who is that is told what else there is to do.
func (s *Screen) odd(id string) string {
	p := s.context.Text
	if s.team.Coordinator && !s.own && slices.Contains([]string{"forked", "parted", "disagree"}, id) {
		// i18n: prefix team.odd_coordinator.
		return p.T("team.odd_coordinator." + id)
	}
	// i18n: prefix team.odd.
	return p.T("team.odd." + id)
}

// syncing is the button, or how far the contact is that one asked for.
func (s *Screen) syncing() fyne.CanvasObject {
	c := s.context
	if !s.now {
		return kit.NewIconTextButton(kit.Primary, design.IconRefresh, c.Text.T("team.sync_now"), s.syncNow)
	}
	at, _ := parts.SpaceOf(s.team, parts.Spaces(c))
	progress := kit.NewProgress(c.Text.T("team.syncing"), "", nil)
	done := float32(0)
	if s.begun > 0 {
		done = float32(at.Sent) / float32(s.begun)
	}
	progress.Set(done, c.Text.T("team.progress", "sent", c.Text.Number(at.Sent), "of", c.Text.Number(max(s.begun, at.Sent)), "received", c.Text.Number(at.Received)))
	return kit.NewCard(design.Paper, progress)
}

// syncNow makes contact. One can leave meanwhile: it goes on.
func (s *Screen) syncNow() {
	c := s.context
	if s.now {
		return
	}
	s.now, s.begun = true, s.team.Waiting
	s.page.SetObjects(s.objects()...)
	var team store.Team
	var err error
	c.Async(func(ctx context.Context) {
		c.Sync.Now(ctx)
		team, err = s.journal.Team(ctx, s.id)
	}, func() {
		s.now = false
		s.Follow()
		at := parts.StandingOf(team, parts.Spaces(c))
		if err == nil && at.Failed == nil && at.AllThere() {
			c.Go.Say(c.Text.T("team.synced"), nil)
		}
	})
}
