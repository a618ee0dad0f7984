package jointeam

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/report"
	"bankje/sync/space"
)

const address = "https://relay.voorbeeld.nl"

// inviter is the phone of who invites, and the relay of the team.
type inviter struct {
	screen.Sync
	t      *testing.T
	stage  *screentest.Stage
	team   store.TeamID
	code   store.InvitationCode
	asleep int   // requests that nobody answers
	refuse error // what the relay says
	asked  []string
}

func newInviter(t *testing.T) *inviter {
	t.Helper()
	i := &inviter{t: t, stage: screentest.New(t, i18n.NL)}
	var err error
	i.team, err = i.stage.Journal.FoundTeam(t.Context(), "Buurthuis Zuid", "Anna")
	must(t, err)
	must(t, i.stage.Journal.SetRelay(t.Context(), i.team, address))
	i.code, err = i.stage.Journal.Invite(t.Context(), i.team, false, "2026-12-31", "")
	must(t, err)
	return i
}

func (i *inviter) Invited(_ context.Context, address string, code store.InvitationCode) ([]envelope.Statement, error) {
	i.asked = append(i.asked, address)
	if i.asleep > 0 {
		i.asleep--
		return nil, report.Fail(report.NoNetwork)
	}
	if i.refuse != nil {
		return nil, i.refuse
	}
	if code != i.code {
		return nil, store.ErrNoInvitation
	}
	return i.stage.Journal.Statements(envelope.SpaceID(i.team))
}

// file is the invitation in a file.
func (i *inviter) file() string {
	i.t.Helper()
	data, err := i.stage.Journal.InvitationFile(i.team, i.code)
	must(i.t, err)
	path := filepath.Join(i.t.TempDir(), "uitnodiging.bankje-invite")
	must(i.t, os.WriteFile(path, data, 0o600))
	return path
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// guest is the phone of who is invited, at the screen.
func guest(t *testing.T, i *inviter, language i18n.Language) (*screentest.Stage, *Screen, fyne.Window) {
	t.Helper()
	s := screentest.New(t, language)
	s.Context.Sync = i
	sc := New(s.Journal)
	sc.wait = func(ctx context.Context) error { return ctx.Err() }
	return s, sc, s.Show(t, apptest.Looks[0], sc)
}

// join gives a name and checks that the phone is in.
func join(t *testing.T, i *inviter, s *screentest.Stage, w fyne.Window) {
	t.Helper()
	apptest.Type(t, w, 0, "Bohdan")
	apptest.Tap(t, w, "Kom erbij")
	if !apptest.Shows(w, "U bent in Buurthuis Zuid") {
		t.Fatalf("it shows %q; failed %v", apptest.Texts(w), s.Failed)
	}
	team, err := s.Journal.Team(t.Context(), i.team)
	must(t, err)
	if !team.Member || !slices.ContainsFunc(team.Members, func(m store.Member) bool { return m.Me && m.Name == "Bohdan" }) {
		t.Errorf("the team is %+v", team)
	}
	apptest.Tap(t, w, "Naar het team")
	if want := (route.Team{ID: i.team}); len(s.Went) != 1 || s.Went[0] != want {
		t.Errorf("went to %v", s.Went)
	}
	if forms, err := s.Journal.Forms(t.Context()); len(forms) > 0 || err != nil {
		t.Errorf("the code is still kept: %d, %v", len(forms), err)
	}
}

func TestACodeThatWasReadOutLetsIn(t *testing.T) {
	i := newInviter(t)
	s, _, w := guest(t, i, i18n.NL)
	apptest.Type(t, w, 0, strings.ToLower(strings.ReplaceAll(i.code.String(), " ", "  ")))
	apptest.Type(t, w, 1, "relay.voorbeeld.nl")
	apptest.Tap(t, w, "Volgende")
	if len(i.asked) != 1 || i.asked[0] != address {
		t.Fatalf("asked at %q; it shows %q", i.asked, apptest.Texts(w))
	}
	join(t, i, s, w)
}

func TestAPastedLinkLetsIn(t *testing.T) {
	i := newInviter(t)
	s, _, w := guest(t, i, i18n.NL)
	apptest.Type(t, w, 0, i.code.Link(address))
	apptest.Tap(t, w, "Volgende")
	join(t, i, s, w)
}

func TestAFileLetsInWithoutNetwork(t *testing.T) {
	i := newInviter(t)
	s, _, w := guest(t, i, i18n.NL)
	s.Context.Sync = nil
	s.File = i.file()
	apptest.Tap(t, w, "Open bestand")
	join(t, i, s, w)
	if len(i.asked) > 0 {
		t.Errorf("the relay was asked %d times", len(i.asked))
	}
}

func TestBothSeeTheSameCheckWords(t *testing.T) {
	i := newInviter(t)
	s, sc, w := guest(t, i, i18n.NL)
	s.File = i.file()
	apptest.Tap(t, w, "Open bestand")
	join(t, i, s, w)
	statements, err := s.Journal.Statements(envelope.SpaceID(i.team))
	must(t, err)
	_, err = i.stage.Journal.Take(t.Context(), space.Delivery{Space: envelope.SpaceID(i.team), Statements: statements})
	must(t, err)
	words, err := i.stage.Journal.CheckNumbers(i.team, s.Journal.Self(), parts.CheckWordCount)
	if err != nil || words != sc.joined.words {
		t.Errorf("the inviter sees %v, %v; who came in sees %v", words, err, sc.joined.words)
	}
}

func TestWhatIsMistypedIsToldByItsGroup(t *testing.T) {
	i := newInviter(t)
	groups := i.code.Groups()
	wrong := "A"
	if groups[3][1:2] == wrong {
		wrong = "B"
	}
	mistyped := append([]string{}, groups...)
	mistyped[3] = groups[3][:1] + wrong + groups[3][2:]
	for text, want := range map[string]string{
		strings.Join(mistyped, " "):           "In groep 4 klopt een letter niet",
		strings.Join(groups[:5], " "):         "er missen 4 letters",
		strings.Join(groups, " ") + "A":       "te veel letters",
		"O" + strings.Join(groups, " ")[1:]:   "In groep 1 staat O",
		"https://relay.voorbeeld.nl/i#ABCD":   "geen hele uitnodiging",
		"https://relay.voorbeeld.nl/contact/": "geen hele uitnodiging",
	} {
		_, _, w := guest(t, i, i18n.NL)
		apptest.Type(t, w, 0, text)
		apptest.Tap(t, w, "Volgende")
		if !apptest.Shows(w, want) {
			t.Errorf("it does not say %q but %q", want, apptest.Texts(w))
		}
	}
	if len(i.asked) > 0 {
		t.Error("the relay was asked for a code that cannot be")
	}
}

func TestACodeWithoutAnAddressAsksForIt(t *testing.T) {
	i := newInviter(t)
	_, _, w := guest(t, i, i18n.NL)
	apptest.Type(t, w, 0, i.code.String())
	apptest.Tap(t, w, "Volgende")
	if !apptest.Shows(w, "Vul ook het adres van de server in") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}

func TestAnAddressThatWasTypedIsToBeCheckedWhereNobodyAnswers(t *testing.T) {
	i := newInviter(t)
	i.asleep = 2
	_, _, w := guest(t, i, i18n.NL)
	apptest.Type(t, w, 0, i.code.String())
	apptest.Type(t, w, 1, "relay.voorbeld.nl")
	apptest.Tap(t, w, "Volgende")
	if !apptest.Shows(w, "niet bereikbaar") || !apptest.Shows(w, "Kijk ook of het adres klopt") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
	_, _, w = guest(t, i, i18n.NL)
	apptest.Type(t, w, 0, i.code.Link(address))
	apptest.Tap(t, w, "Volgende")
	if !apptest.Shows(w, "niet bereikbaar") || apptest.Shows(w, "het adres klopt") {
		t.Errorf("with a link it shows %q", apptest.Texts(w))
	}
}

func TestWithoutNetworkItKeepsTryingWhenAsked(t *testing.T) {
	i := newInviter(t)
	i.asleep = 4
	s, _, w := guest(t, i, i18n.NL)
	apptest.Type(t, w, 0, i.code.Link(address))
	apptest.Tap(t, w, "Volgende")
	if !apptest.Shows(w, "Er is nu geen netwerk") {
		t.Fatalf("it shows %q", apptest.Texts(w))
	}
	apptest.Look{Size: apptest.Phone, Scale: 1}.Picture(t, w, "join-team-away")
	apptest.Check(t, w)
	apptest.Tap(t, w, "Blijf het proberen")
	if len(i.asked) != 5 {
		t.Errorf("asked %d times", len(i.asked))
	}
	join(t, i, s, w)
}

func TestWhoStopsHearsNothingMore(t *testing.T) {
	i := newInviter(t)
	s, sc, w := guest(t, i, i18n.NL)
	var waiting []func()
	s.Context.Async = func(work func(context.Context), done func()) {
		waiting = append(waiting, func() { work(t.Context()); done() })
	}
	apptest.Type(t, w, 0, i.code.Link(address))
	apptest.Tap(t, w, "Volgende")
	if !apptest.Shows(w, "Bankje vraagt het de server") {
		t.Fatalf("while it asks it shows %q", apptest.Texts(w))
	}
	apptest.Check(t, w)
	apptest.Look{Size: apptest.Phone, Scale: 1}.Picture(t, w, "join-team-asking")
	if !sc.Back() {
		t.Fatal("Back leaves")
	}
	for _, next := range waiting {
		next()
	}
	if !apptest.Shows(w, "Code of link") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}

func TestWhatTheRelayRefusesIsSaid(t *testing.T) {
	for _, test := range []struct {
		err  error
		want string
	}{
		{store.ErrNoInvitation, "komt niemand binnen"},
		{report.Fail(report.Busy), "De server heeft het druk"},
		{report.Fail(report.AppOlder), "Werk Bankje bij"},
		{report.Fail(report.NotRelay), "antwoordt iets anders"},
	} {
		i := newInviter(t)
		i.refuse = test.err
		_, _, w := guest(t, i, i18n.NL)
		apptest.Type(t, w, 0, i.code.Link(address))
		apptest.Tap(t, w, "Volgende")
		if !apptest.Shows(w, test.want) {
			t.Errorf("%v: it shows %q", test.err, apptest.Texts(w))
		}
	}
}

func TestAUsedAndAWithdrawnInvitationAreTold(t *testing.T) {
	i := newInviter(t)
	first, _, w := guest(t, i, i18n.NL)
	first.File = i.file()
	apptest.Tap(t, w, "Open bestand")
	join(t, i, first, w)
	must(t, i.stage.Journal.Withdraw(t.Context(), i.team, i.code.ID()))
	s, _, w := guest(t, i, i18n.NL)
	s.File = i.file()
	apptest.Tap(t, w, "Open bestand")
	if !apptest.Shows(w, "is ingetrokken") {
		t.Errorf("it shows %q; failed %v", apptest.Texts(w), s.Failed)
	}
}

func TestWhatIsTypedStaysOverALock(t *testing.T) {
	i := newInviter(t)
	s, _, w := guest(t, i, i18n.NL)
	apptest.Type(t, w, 0, i.code.Groups()[0])
	must(t, s.Journal.FlushDrafts(t.Context()))
	s.Reopen(t)
	w = s.Show(t, apptest.Looks[0], New(s.Journal))
	if !apptest.Shows(w, i.code.Groups()[0]) && !apptest.Shows(w, "U bent bij groep 2 van 6") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}

func TestAnotherFileIsNoInvitation(t *testing.T) {
	i := newInviter(t)
	s, _, w := guest(t, i, i18n.UK)
	s.File = filepath.Join(t.TempDir(), "x.bankje-invite")
	must(t, os.WriteFile(s.File, []byte("%PDF-1.4"), 0o600))
	apptest.Tap(t, w, "Відкрити файл")
	if !apptest.Shows(w, "не є запрошенням") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}

func TestJoiningHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		i := newInviter(t)
		s := screentest.New(t, language)
		entry, naming, in := New(s.Journal), New(s.Journal), New(s.Journal)
		steps := map[string]*Screen{"entry": entry, "name": naming, "in": in}
		s.File = i.file()
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			for name, sc := range steps {
				w := s.Show(t, look, sc)
				switch {
				case name == "entry" && entry.typed.Code == "":
					apptest.Type(t, w, 0, "abcd 2345 ef")
				case name != "entry" && len(sc.invited.Statements) == 0:
					apptest.Tap(t, w, s.Context.Text.T("join_team.open_file"))
				}
				if name == "in" && !in.joined.is {
					apptest.Clear(t, w, 0)
					apptest.Type(t, w, 0, "Bohdan")
					apptest.Tap(t, w, s.Context.Text.T("join_team.join"))
				}
				apptest.Check(t, w)
				look.Picture(t, w, "join-team-"+name+"-"+string(language))
			}
		})
		for _, err := range s.Failed {
			t.Error(err)
		}
	}
}
