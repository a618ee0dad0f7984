package erase

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// outcome is what came of erasing.
type outcome struct {
	receipt store.Receipt
	nothing bool       // nothing was one's own, and so nothing was erased
	from    store.Team // for which it was erased too; without an id: for none
	kept    store.Team // that has some of it still; without an id: none
}

// mayErase says whether one may erase something for a whole team.
func mayErase(team store.Team) bool { return team.Member && team.Coordinator && !team.Outdated }

// whole says whether it is to be erased for the team too.
func (s *Screen) whole() bool { return s.forTeam && mayErase(s.known.team) }

// write erases what is asked for: first for the team, so that what fails there
// leaves one's own for a second try.
func (s *Screen) write(ctx context.Context) (outcome, error) {
	var o outcome
	if s.whole() {
		receipt, err := s.writeFrom(ctx, s.known.team.ID)
		if err != nil {
			return outcome{}, err
		}
		o.receipt, o.from = receipt, s.known.team
	}
	mine, err := s.writeOwn(ctx)
	switch {
	case err == nil:
		o.receipt = sum(o.receipt, mine)
	case !errors.Is(err, store.ErrNotFound):
		return outcome{}, err
	default: // there is only what others wrote
		o.nothing = o.from.ID.IsZero()
	}
	return o, s.look(ctx, &o)
}

func (s *Screen) writeOwn(ctx context.Context) (store.Receipt, error) {
	if s.of.Person.IsZero() {
		return s.journal.EraseGroup(ctx, s.of.Group, s.keepNotes)
	}
	return s.journal.ErasePerson(ctx, s.of.Person, s.keepNotes)
}

func (s *Screen) writeFrom(ctx context.Context, team store.TeamID) (store.Receipt, error) {
	if s.of.Person.IsZero() {
		return s.journal.EraseGroupFrom(ctx, team, s.of.Group, s.keepNotes)
	}
	return s.journal.ErasePersonFrom(ctx, team, s.of.Person, s.keepNotes)
}

// look reads how far the team is, and whether one has any of it still.
func (s *Screen) look(ctx context.Context, o *outcome) (err error) {
	if !o.from.ID.IsZero() {
		if o.from, err = s.journal.Team(ctx, o.from.ID); err != nil {
			return err
		}
	}
	left, err := s.read(ctx)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	o.kept = left.team
	return err
}

// sum adds up what was erased in two places. What was shared lay in both,
// and is one thing still.
func sum(a, b store.Receipt) store.Receipt {
	return store.Receipt{
		Conversations: max(a.Conversations, b.Conversations),
		Shared:        max(a.Shared, b.Shared),
		FollowUps:     max(a.FollowUps, b.FollowUps),
		Cards:         max(a.Cards, b.Cards),
		Drafts:        a.Drafts + b.Drafts,
		Changes:       a.Changes + b.Changes,
		Unreadable:    a.Unreadable + b.Unreadable,
		Pending:       a.Pending || b.Pending,
	}
}

// offer lets a coordinator choose that it goes for the whole team, and says how
// far that reaches.
func (s *Screen) offer() []fyne.CanvasObject {
	c, team := s.context, s.known.team
	if !mayErase(team) {
		return nil
	}
	return []fyne.CanvasObject{
		kit.NewSection(c.Text.T("erase.whole.section", "team", team.Name)),
		kit.NewListCard(kit.NewSwitchRow(design.IconUsers, c.Text.T("erase.whole.switch"), c.Text.T("erase.whole.hint"),
			s.forTeam, func(on bool) { s.forTeam = on })),
		kit.NewCard(design.Sand, design.Col(12,
			kit.NewIconLine(design.IconClock, c.Text.T("erase.whole.reach")),
			kit.NewIconLine(design.IconInfo, c.Text.T("erase.whole.own")))),
	}
}

// keeping says to who is no coordinator that the team keeps its part, and whom
// to ask.
func (s *Screen) keeping() string {
	c, team := s.context, s.known.team
	var names []string
	for _, m := range team.Members {
		if m.Coordinator && m.Standing == store.StandingIn && !m.Me {
			names = append(names, parts.MemberName(c.Text, m))
		}
	}
	if len(names) == 0 {
		return c.Text.T("erase.whole.ask_somebody", "team", team.Name)
	}
	return c.Text.T("erase.whole.ask", "team", team.Name, "names", parts.Names(c, names))
}

// reached says of the team on whose phones it is gone, and of a team that has
// some of it still that it has.
func (s *Screen) reached(o outcome) []fyne.CanvasObject {
	c := s.context
	var objects []fyne.CanvasObject
	if all := parts.ErasuresOf(o.from); len(all) > 0 {
		objects = append(objects, kit.NewSection(c.Text.T("erase.whole.section", "team", o.from.Name)),
			kit.NewCard(design.Paper, parts.ErasureLine(c, all[len(all)-1])),
			kit.NewIconTextButton(kit.Soft, design.IconUsers, c.Text.T("erase.whole.to_team"), func() {
				c.Go.Instead(route.Team{ID: o.from.ID})
			}))
	}
	if !o.kept.ID.IsZero() && !o.nothing {
		objects = append(objects, kit.NewNotice(design.Sand, design.IconUsers, c.Text.T("erase.whole.kept", "team", o.kept.Name), nil))
	}
	return objects
}
