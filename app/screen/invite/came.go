package invite

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/store"
)

// newcomer is a device that came in since the invitation was made, and the words
// to compare with it.
type newcomer struct {
	store.Member
	words [4]int
}

// Follow looks whether somebody came in with the invitation that is shown: then
// its code is of no use any more, and the words are.
func (s *Screen) Follow() {
	if !s.made.is || s.made.over || s.busy {
		return
	}
	c := s.context
	code, before := s.made.code, s.team.Members
	parts.LoadLatest(c, &s.following, func(ctx context.Context) (followed, error) {
		return s.follow(ctx, code, before)
	}, func(f followed) {
		if f.open || s.made.over || s.busy {
			return
		}
		s.made.over, s.made.came, s.page = true, f.came, nil
		s.draw()
	})
}

// followed is what became of the invitation.
type followed struct {
	open bool
	came []newcomer
}

// follow reads what became of an invitation, and who came in beside those who were
// there before.
func (s *Screen) follow(ctx context.Context, code store.InvitationCode, before []store.Member) (followed, error) {
	team, err := s.journal.Team(ctx, s.id)
	if err != nil {
		return followed{}, err
	}
	if slices.ContainsFunc(team.Invitations, func(i store.Invitation) bool { return i.ID == code.ID() }) {
		return followed{open: true}, nil
	}
	var f followed
	for _, m := range team.Members {
		known := func(of store.Member) bool { return of.Device == m.Device }
		if m.Standing != store.StandingIn || slices.ContainsFunc(before, known) {
			continue
		}
		words, err := s.journal.CheckNumbers(s.id, m.Device, parts.CheckWordCount)
		if err != nil {
			return followed{}, err
		}
		f.came = append(f.came, newcomer{m, words})
	}
	return f, nil
}

// over says who came in, and has one compare the words with them; or that the
// invitation was taken back elsewhere.
func (s *Screen) over() *kit.Page {
	c := s.context
	bar := parts.Bar(c, c.Text.T("invite.made"))
	bar.Back = s.leave
	objects := []fyne.CanvasObject{design.Center(kit.NewDrawing(design.IconTalks, design.IconBench, design.IconUsers))}
	for _, m := range s.made.came {
		objects = append(objects, parts.Title(c.Text.T("invite.came", "name", parts.MemberName(c.Text, m.Member))),
			kit.NewBody(c.Text.T("team.words")), parts.CheckWords(c, m.words))
	}
	if len(s.made.came) == 0 {
		objects = append(objects, kit.NewBody(c.Text.T("invite.withdrawn")))
	}
	page := parts.Page(bar, objects...)
	page.SetBottom(kit.NewButton(kit.Primary, c.Text.T("common.done"), c.Go.Back))
	return page
}
