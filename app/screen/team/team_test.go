package team

import (
	"slices"
	"testing"
	"time"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
	"bankje/store/seal"
	"bankje/sync/envelope"
	"bankje/sync/report"
	"bankje/sync/space"
)

// group is a team of Anna, who holds the stage, and two others.
type group struct {
	t            *testing.T
	stage        *screentest.Stage
	id           store.TeamID
	bohdan, vira *store.Journal
	sync         *screentest.Sync
}

// grouped founds the team, with a relay and an open invitation.
func grouped(t *testing.T, s *screentest.Stage) *group {
	t.Helper()
	g := &group{t: t, stage: s, bohdan: journal(t), vira: journal(t)}
	var err error
	g.id, err = s.Journal.FoundTeam(t.Context(), "Buurthuis Zuid", "Anna")
	must(t, err)
	must(t, s.Journal.SetRelay(t.Context(), g.id, "https://bankje.example.org"))
	g.lets(g.bohdan, "Bohdan")
	g.lets(g.vira, "Віра з Лейвестрат")
	_, err = s.Journal.Invite(t.Context(), g.id, true, store.DayOf(screentest.Now).AddDays(7), "voor Sofija")
	must(t, err)
	s.Append(t, g.id)
	g.sync = &screentest.Sync{Spaces: []report.Space{{ID: envelope.SpaceID(g.id), Last: screentest.Now.Add(-50 * time.Minute)}}}
	s.Context.Sync = g.sync
	return g
}

// journal is somebody else's.
func journal(t *testing.T) *store.Journal {
	t.Helper()
	vault, err := store.Open(t.TempDir(), store.Options{Now: func() time.Time { return screentest.Now }, Work: &seal.MinParams})
	must(t, err)
	t.Cleanup(func() { must(t, vault.Close()) })
	j, err := vault.Found(t.Context(), []byte("135790"), store.PIN)
	must(t, err)
	return j
}

// lets lets somebody in.
func (g *group) lets(j *store.Journal, name string) {
	g.t.Helper()
	code, err := g.stage.Journal.Invite(g.t.Context(), g.id, false, store.DayOf(screentest.Now).AddDays(7), "")
	must(g.t, err)
	statements, err := g.stage.Journal.Statements(envelope.SpaceID(g.id))
	must(g.t, err)
	_, err = j.JoinTeam(g.t.Context(), statements, code, name)
	must(g.t, err)
	g.meet()
}

// meet carries all that anybody has to all others.
func (g *group) meet() {
	g.t.Helper()
	all := []*store.Journal{g.stage.Journal, g.bohdan, g.vira}
	for range 2 {
		for _, from := range all {
			for _, to := range all {
				if _, err := to.Team(g.t.Context(), g.id); err == nil && from != to {
					g.carry(from, to)
				}
			}
		}
	}
}

func (g *group) carry(from, to *store.Journal) {
	id := envelope.SpaceID(g.id)
	d := space.Delivery{Space: id}
	h, err := from.Holding(g.t.Context(), id)
	if err != nil {
		return // is not in the team yet
	}
	d.Statements, err = from.Statements(id)
	must(g.t, err)
	for _, run := range h.Runs {
		some, err := from.Stretch(g.t.Context(), id, run.Device, run.First, 1<<20)
		must(g.t, err)
		d.Envelopes = append(d.Envelopes, some...)
	}
	_, err = to.Take(g.t.Context(), d)
	must(g.t, err)
}

// shares has somebody write in the team.
func (g *group) shares(j *store.Journal) {
	g.t.Helper()
	p, err := j.AddOwnPrompt(g.t.Context(), store.OwnPrompt{NL: "Wat kookt u graag?"})
	must(g.t, err)
	must(g.t, j.SharePrompt(g.t.Context(), p.ID, g.id))
}

// member finds who is called so.
func (g *group) member(name string) store.Member {
	g.t.Helper()
	return g.stage.MemberOf(g.t, g.id, name)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheTeamHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "team", func(t *testing.T, s *screentest.Stage) screen.Screen {
		g := grouped(t, s)
		g.shares(g.bohdan)
		g.meet()
		g.shares(s.Journal)
		g.sync.Spaces[0].Failed = report.Fail(report.NoNetwork)
		return New(s.Journal, g.id)
	})
}

func TestATeamWithTroubleHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "team-trouble", func(t *testing.T, s *screentest.Stage) screen.Screen {
		g := grouped(t, s)
		bohdan := g.member("Bohdan")
		g.shares(g.bohdan)
		must(t, s.Journal.RemoveMember(t.Context(), g.id, bohdan.Device))
		g.meet()
		g.sync.Spaces[0].Failed = report.Fail(report.Registration)
		g.sync.Spaces[0].Crowded, g.sync.Spaces[0].Forked, g.sync.Spaces[0].Branched = true, true, true
		return New(s.Journal, g.id)
	})
}

func TestAMembersTeamHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "team-member", func(t *testing.T, s *screentest.Stage) screen.Screen {
		g := grouped(t, s)
		return New(g.bohdan, g.id)
	})
}

func TestTheSheetsHoldInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		s := screentest.New(t, language)
		g := grouped(t, s)
		p := s.Context.Text
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			shown := New(s.Journal, g.id)
			w := s.Show(t, look, shown)
			for _, open := range []struct {
				name string
				do   func()
			}{
				{"member", func() { shown.open(g.member("Віра з Лейвестрат")) }},
				{"remove", func() { shown.remove(g.member("Bohdan")) }},
				{"leave", shown.leave},
			} {
				open.do()
				apptest.Check(t, w)
				look.Picture(t, w, "team-"+open.name+"-"+string(language))
				apptest.Tap(t, w, p.T("common.close"))
			}
			shown.changeRelay()
			apptest.Check(t, w)
			look.Picture(t, w, "team-relay-"+string(language))
		})
	}
}

func TestSyncNowSaysThatAllIsThereOnlyOnceItIs(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	g := grouped(t, s)
	g.shares(s.Journal)
	w := s.Show(t, apptest.Looks[0], New(s.Journal, g.id))
	must(t, s.Journal.RenameTeam(t.Context(), g.id, "Noord"))
	s.Redraw()
	if !apptest.Shows(w, "1 change is waiting") || !apptest.Shows(w, "1 change to the team itself") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Sync now")
	if len(s.Said) != 0 {
		t.Errorf("while a change waits it says %q", s.Said)
	}
	g.sync.Contact = func() {
		me := g.member("Anna")
		_, err := s.Journal.Take(t.Context(), space.Delivery{Space: envelope.SpaceID(g.id), Confirmed: map[envelope.DeviceID]uint64{me.Device: 1}})
		must(t, err)
	}
	apptest.Tap(t, w, "Sync now")
	if len(s.Said) != 0 || apptest.Shows(w, "The server has confirmed everything") {
		t.Errorf("while the new name waits it says %q and shows %q", s.Said, apptest.Texts(w))
	}
	g.sync.Contact = func() { s.Append(t, g.id) }
	apptest.Tap(t, w, "Sync now")
	if len(s.Said) != 1 || !apptest.Shows(w, "The server has confirmed everything") {
		t.Errorf("it says %q and shows %q", s.Said, apptest.Texts(w))
	}
}

func TestAMemberIsRemovedInTwoStepsAndUnsentWorkIsAccepted(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	g := grouped(t, s)
	g.shares(g.bohdan)
	w := s.Show(t, apptest.Looks[0], New(s.Journal, g.id))
	apptest.Tap(t, w, "Bohdan")
	apptest.Tap(t, w, "Remove from the team")
	apptest.Tap(t, w, "Don’t remove")
	if g.member("Bohdan").Standing != store.StandingIn {
		t.Fatal("one step was enough")
	}
	apptest.Tap(t, w, "Bohdan")
	apptest.Tap(t, w, "Remove from the team")
	apptest.Tap(t, w, "Yes, remove")
	if g.member("Bohdan").Standing != store.StandingRemoved {
		t.Fatal("Bohdan is in the team still")
	}
	g.meet()
	s.Redraw()
	if !apptest.Shows(w, "1 change from Bohdan came after the removal") {
		t.Fatalf("it shows %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Leave it out")
	if apptest.Shows(w, "came after the removal") || len(s.Said) == 0 {
		t.Fatalf("left out, it shows %q", apptest.Texts(w))
	}
	s.Undo()
	if !apptest.Shows(w, "1 change from Bohdan came after the removal") {
		t.Fatalf("undone, it shows %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Leave it out")
	apptest.Tap(t, w, "1 device was in it before")
	apptest.Tap(t, w, "Bohdan")
	apptest.Tap(t, w, "Let it count")
	if prompts, err := s.Journal.OwnPrompts(t.Context()); err != nil || len(prompts) != 1 || apptest.Shows(w, "came after the removal") {
		t.Errorf("once accepted: %v, %v, %q", prompts, err, apptest.Texts(w))
	}
}

func TestACoordinatorDecidesAndAMemberDoesNot(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	g := grouped(t, s)
	w := s.Show(t, apptest.Looks[0], New(g.bohdan, g.id))
	for _, words := range []string{"Invite somebody", "Open invitations", "Rename the team"} {
		if apptest.Shows(w, words) {
			t.Errorf("a member is shown %q", words)
		}
	}
	apptest.Tap(t, w, "Anna")
	if apptest.Shows(w, "Remove from the team") || apptest.Shows(w, "Make an ordinary member") {
		t.Errorf("a member is shown %q", apptest.Texts(w))
	}
	w = s.Show(t, apptest.Looks[0], New(s.Journal, g.id))
	apptest.Tap(t, w, "Віра з Лейвестрат")
	apptest.Tap(t, w, "Make coordinator")
	if !g.member("Віра з Лейвестрат").Coordinator {
		t.Error("she is no coordinator")
	}
	apptest.Tap(t, w, "voor Sofija")
	apptest.Tap(t, w, "Withdraw")
	team, err := s.Journal.Team(t.Context(), g.id)
	must(t, err)
	if len(team.Invitations) != 0 {
		t.Errorf("open are %+v", team.Invitations)
	}
	apptest.Tap(t, w, "Invite somebody")
	if !slices.Contains(s.Went, route.Route(route.InviteToTeam{Team: g.id})) {
		t.Errorf("it leads to %v", s.Went)
	}
}

func TestNamesAndRelayAreChanged(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	g := grouped(t, s)
	w := s.Show(t, apptest.Looks[0], New(s.Journal, g.id))
	change := func(row, text string) {
		apptest.Tap(t, w, row)
		apptest.Clear(t, w, 0)
		apptest.Type(t, w, 0, text)
		apptest.Tap(t, w, "Save")
	}
	change("Rename the team", "Лавочка")
	change("My name in the team", "Anneke")
	change("Server", "192.168.1.5:8655")
	team, err := s.Journal.Team(t.Context(), g.id)
	must(t, err)
	if team.Name != "Лавочка" || team.Relay != "http://192.168.1.5:8655" {
		t.Errorf("the team is %q at %q", team.Name, team.Relay)
	}
	g.member("Anneke")
	g.sync.Err = report.Fail(report.NoNetwork)
	change("Server", "relay.example.org")
	if team, err = s.Journal.Team(t.Context(), g.id); err != nil || team.Relay != "http://192.168.1.5:8655" || len(s.Failed) != 1 {
		t.Errorf("a relay that does not answer was set: %q, failed %v", team.Relay, s.Failed)
	}
}

func TestAFileIsSavedAndReadIn(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	g := grouped(t, s)
	w := s.Show(t, apptest.Looks[0], New(s.Journal, g.id))
	apptest.Tap(t, w, "Save a file")
	s.File = s.Folder + "/bankje-2026-11-22.bankje-team"
	g.sync.Imported = report.Imported{New: 3}
	apptest.Tap(t, w, "Read in a file")
	want := []string{"The file is saved, with 1 change. Give it only to somebody in the team.", "3 new changes were read in."}
	if !slices.Equal(s.Said, want) || string(g.sync.Bundle) != "bundle" {
		t.Errorf("it says %q, failed %v", s.Said, s.Failed)
	}
}

func TestWhoHasLeftReadsAndChangesNothing(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	g := grouped(t, s)
	w := s.Show(t, apptest.Looks[0], New(g.bohdan, g.id))
	apptest.Tap(t, w, "Leave the team")
	apptest.Tap(t, w, "Yes, leave")
	if !apptest.Shows(w, "You are no longer in this team") || apptest.Shows(w, "My name in the team") || apptest.Shows(w, "Sync now") {
		t.Errorf("it shows %q; failed %v", apptest.Texts(w), s.Failed)
	}
}

func TestWhatFellIsToldInASentence(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	g := grouped(t, s)
	shown := New(s.Journal, g.id)
	s.Show(t, apptest.Looks[0], shown)
	bohdan := g.member("Bohdan").Device
	for _, language := range i18n.All() {
		s.Speak(language)
		for _, what := range []envelope.StatementType{
			envelope.Invite, envelope.Join, envelope.ChangeRole, envelope.Remove, envelope.Rotate, envelope.Erase,
			envelope.Accept, envelope.Rename, envelope.Leave, envelope.SetHome,
		} {
			for _, fell := range []bool{true, false} {
				if said := shown.lost(store.LostWord{By: bohdan, What: what.String(), Fell: fell}); len(said) < 30 {
					t.Errorf("%s: %s is told as %q", language, what, said)
				}
			}
		}
	}
}

func TestACardThatAMemberDoubtsIsOnTheCoordinatorsPageOfTheTeam(t *testing.T) {
	screentest.Look(t, "team-doubt", func(t *testing.T, s *screentest.Stage) screen.Screen {
		g := grouped(t, s)
		g.doubts("Цей номер не працює.")
		return New(s.Journal, g.id)
	})
	s := screentest.New(t, i18n.EN)
	g := grouped(t, s)
	card := g.doubts("nobody answers")
	w := s.Show(t, apptest.Looks[0], New(s.Journal, g.id))
	if !apptest.Shows(w, "1 card is doubted") {
		t.Fatalf("it shows %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Buurthuis De Linde")
	if !slices.Contains(s.Went, route.Route(route.Referral{ID: card.Key()})) {
		t.Errorf("it leads to %v", s.Went)
	}
	if w = s.Show(t, apptest.Looks[0], New(g.bohdan, g.id)); apptest.Shows(w, "is doubted") {
		t.Errorf("a member is shown %q", apptest.Texts(w))
	}
}

// doubts has Bohdan say what is wrong on a card of the team.
func (g *group) doubts(text string) store.CardID {
	g.t.Helper()
	card, err := g.stage.Journal.KeepOwnCard(g.t.Context(), store.OwnCard{}, store.OwnCard{Name: "Buurthuis De Linde", Phone: "020 123 45 67"})
	must(g.t, err)
	must(g.t, g.stage.Journal.ShareCard(g.t.Context(), card.ID, g.id))
	g.meet()
	must(g.t, g.bohdan.DoubtCard(g.t.Context(), card.ID, text))
	g.meet()
	return card.ID
}

// out removes Bohdan, who had something unsent.
func (g *group) out() {
	g.t.Helper()
	bohdan := g.member("Bohdan")
	g.shares(g.bohdan)
	must(g.t, g.stage.Journal.RemoveMember(g.t.Context(), g.id, bohdan.Device))
	g.meet()
}

func TestAMemberWhoIsOutWithUnsentWorkHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "team-out", func(t *testing.T, s *screentest.Stage) screen.Screen {
		g := grouped(t, s)
		g.out()
		return New(g.bohdan, g.id)
	})
}

func TestWhoIsOutHearsAtTheNextContactThatUnsentWorkCounts(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	g := grouped(t, s)
	g.out()
	w := s.Show(t, apptest.Looks[0], New(g.bohdan, g.id))
	if !apptest.Shows(w, "1 change of yours came after the removal.") || !apptest.Shows(w, "it hears at its next contact") {
		t.Fatalf("it shows %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Ask the server")
	must(t, s.Journal.AcceptUnsent(t.Context(), g.id, g.member("Bohdan").Device))
	g.sync.Contact = func() { g.carry(s.Journal, g.bohdan) }
	apptest.Tap(t, w, "Ask the server")
	want := []string{"Nothing was decided about it yet, or the server does not know yet.", "What you had still written counts now, for the team."}
	if !slices.Equal(s.Said, want) || apptest.Shows(w, "came after the removal") {
		t.Errorf("it says %q and shows %q; failed %v", s.Said, apptest.Texts(w), s.Failed)
	}
}
