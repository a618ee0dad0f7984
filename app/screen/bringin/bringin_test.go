package bringin

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
	"bankje/store/jsonl"
)

// taken is what somebody took along of a few weeks, and the journal it is of.
func taken(t *testing.T) (file []byte, from *screentest.Stage, tale screentest.Tale) {
	t.Helper()
	from = screentest.New(t, i18n.NL)
	tale = from.Tell(t)
	var b bytes.Buffer
	if _, err := jsonl.Write(t.Context(), &b, from.Journal.Tell(store.Period{}), jsonl.Header{}, func(int) {}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), from, tale
}

// lay puts a file where somebody points at it.
func lay(t *testing.T, s *screentest.Stage, content []byte) {
	t.Helper()
	s.File = filepath.Join(t.TempDir(), "bankje-2026-11-22.jsonl")
	if err := os.WriteFile(s.File, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// spoiled is a file with lines of which each is refused for another reason, and
// without its end.
func spoiled(file []byte) []byte {
	lines := bytes.SplitAfter(file, []byte("\n"))
	lines = lines[:len(lines)-2]
	for range 20 {
		lines = append(lines, []byte("geen json\n"))
	}
	return append(bytes.Join(lines, nil), []byte(`{"kind":"diary"}
{"kind":"person","id":"00000000-0000-4000-8000-000000000001","alias":"Надія","birth":"1980"}
{"kind":"person","id":"00000000-0000-4000-8000-000000000002","alias":"Н","consent":"no"}
{"kind":"conversation","id":"00000000-0000-4000-8000-0000000000c1","at":"2026-11-20T14:10:00+01:00","people":["00000000-0000-4000-8000-000000000003"]}
`)...)
}

func TestEveryReasonAndKindHasItsWordsInEveryLanguage(t *testing.T) {
	for _, language := range i18n.All() {
		p := i18n.For(language)
		said := map[string]bool{}
		for _, reason := range jsonl.Reasons() {
			sentence := p.T("bring_in.reason." + string(reason))
			if strings.HasPrefix(sentence, "[") || !strings.HasSuffix(sentence, ".") || said[sentence] {
				t.Errorf("%s: %s is told as %q", language, reason, sentence)
			}
			said[sentence] = true
		}
		for _, kind := range jsonl.Kinds() {
			if words := p.N("bring_in.new."+string(kind), 5); !strings.HasPrefix(words, "5 ") {
				t.Errorf("%s: five of %s are told as %q", language, kind, words)
			}
		}
	}
}

func TestEveryStepHoldsInEveryLook(t *testing.T) {
	file, _, _ := taken(t)
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			s := screentest.New(t, language)
			p := s.Context.Text
			shown := New(s.Journal)
			w := s.Show(t, look, shown)
			picture := func(name string) {
				t.Helper()
				apptest.Check(t, w)
				look.Picture(t, w, "bringin-"+name+"-"+string(language))
			}
			picture("pick")
			lay(t, s, []byte("geen logboek"))
			apptest.Tap(t, w, p.T("bring_in.find"))
			picture("not-ours")
			lay(t, s, spoiled(file))
			apptest.Tap(t, w, p.T("bring_in.find"))
			shown.looked.Erased, shown.looked.Same = 2, 3 // as after an earlier time
			s.Redraw()
			picture("report")
			apptest.Tap(t, w, p.T("bring_in.bring"))
			picture("done")
			if len(s.Failed) > 0 {
				t.Errorf("failed %v", s.Failed)
			}
		})
	}
}

func TestAFileIsLookedThroughBeforeAnythingComesIn(t *testing.T) {
	file, from, tale := taken(t)
	s := screentest.New(t, i18n.EN)
	lay(t, s, file)
	w := s.Show(t, apptest.Looks[0], New(s.Journal))
	apptest.Tap(t, w, "Find the file")
	for _, want := range []string{"5 conversations", "4 people", "1 group", "3 follow-ups", "bankje-2026-11-22.jsonl"} {
		if !apptest.Shows(w, want) {
			t.Errorf("it does not show %q: %q", want, apptest.Texts(w))
		}
	}
	if counts, err := s.Journal.Counts(t.Context()); err != nil || counts.Conversations+counts.People > 0 {
		t.Fatalf("looking brought in %+v, %v", counts, err)
	}
	apptest.Tap(t, w, "Add")
	if !apptest.Shows(w, "This was added:") || len(s.Failed) > 0 {
		t.Fatalf("it shows %q, failed %v", apptest.Texts(w), s.Failed)
	}
	got, err := s.Journal.Conversation(t.Context(), tale.Last.ID)
	if err != nil || got.Note != tale.Last.Note {
		t.Errorf("the last conversation is %+v, %v", got, err)
	}
	was, err := from.Journal.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	is, err := s.Journal.Counts(t.Context())
	if err != nil || is.Conversations != was.Conversations || is.OpenFollowUps != was.OpenFollowUps {
		t.Errorf("it holds %+v, the other %+v, %v", is, was, err)
	}
}

func TestTheSecondTimeThereIsNothingNew(t *testing.T) {
	file, _, _ := taken(t)
	s := screentest.New(t, i18n.NL)
	lay(t, s, file)
	for range 2 {
		w := s.Show(t, apptest.Looks[0], New(s.Journal))
		apptest.Tap(t, w, "Zoek het bestand")
		if !apptest.Shows(w, "niets nieuws") {
			apptest.Tap(t, w, "Voeg toe")
			continue
		}
		if !apptest.Shows(w, "13 stukken hebt u al") {
			t.Errorf("it shows %q", apptest.Texts(w))
		}
		apptest.Tap(t, w, "Gereed")
		if len(s.Went) != 1 {
			t.Errorf("it went %v", s.Went)
		}
		return
	}
	t.Error("the second time something was new")
}

func TestWhoWouldComeBackAfterBeingErasedIsSaid(t *testing.T) {
	file, from, tale := taken(t)
	if _, err := from.Journal.ErasePerson(t.Context(), tale.Oksana.ID, false); err != nil {
		t.Fatal(err)
	}
	lay(t, from, file)
	w := from.Show(t, apptest.Looks[0], New(from.Journal))
	apptest.Tap(t, w, "Zoek het bestand")
	if !apptest.Shows(w, "1 persoon of groep in dit bestand hebt u eerder gewist") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
	if _, err := from.Journal.Person(t.Context(), tale.Oksana.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("looking alone brought her back: %v", err)
	}
}

func TestAnotherFileIsSaidAndChangesNothing(t *testing.T) {
	for content, want := range map[string]string{
		"%PDF-1.4": "не є журналом Bankje",
		"":         "не є журналом Bankje",
		`{"format":"bankje-journal","version":9}` + "\n": "новіша версія",
	} {
		s := screentest.New(t, i18n.UK)
		lay(t, s, []byte(content))
		w := s.Show(t, apptest.Looks[0], New(s.Journal))
		apptest.Tap(t, w, "Знайти файл")
		if !apptest.Shows(w, want) || len(s.Failed) > 0 {
			t.Errorf("%q: it shows %q, failed %v", content, apptest.Texts(w), s.Failed)
		}
	}
}

func TestAFileThatWentAwayMeanwhileIsToldAndChangesNothing(t *testing.T) {
	file, _, _ := taken(t)
	s := screentest.New(t, i18n.NL)
	lay(t, s, file)
	w := s.Show(t, apptest.Looks[0], New(s.Journal))
	apptest.Tap(t, w, "Zoek het bestand")
	if err := os.Remove(s.File); err != nil {
		t.Fatal(err)
	}
	apptest.Tap(t, w, "Voeg toe")
	counts, err := s.Journal.Counts(t.Context())
	if len(s.Failed) != 1 || err != nil || counts.People > 0 || !apptest.Shows(w, "Zoek het bestand") {
		t.Errorf("failed %v, holds %+v, shows %q", s.Failed, counts, apptest.Texts(w))
	}
}

// cut is a file whose reader calls back once half of it was read.
type cut struct {
	screen.OldFile
	half func()
}

func (c cut) Again() (io.ReadCloser, error) {
	again, err := c.OldFile.Again()
	return &cutReader{again, c.half}, err
}

type cutReader struct {
	io.ReadCloser
	half func()
}

func (c *cutReader) Read(b []byte) (int, error) {
	c.half()
	return c.ReadCloser.Read(b[:min(len(b), 600)])
}

type cutOutside struct {
	*screentest.Stage
	half func()
}

func (c cutOutside) OpenFile(chosen func(screen.OldFile), extensions ...string) {
	c.Stage.OpenFile(func(f screen.OldFile) { chosen(cut{f, c.half}) }, extensions...)
}

func TestWhatWasStoppedHalfwayIsSaidAndGoesOnTheNextTime(t *testing.T) {
	var file bytes.Buffer
	fmt.Fprintln(&file, `{"format":"bankje-journal","version":1}`)
	for i := range 200 { // more than is brought in at a time
		fmt.Fprintf(&file, `{"kind":"person","id":"00000000-0000-4000-8000-%012d","alias":"Oksana %d","consent":"yes"}`+"\n", i+1, i)
	}
	fmt.Fprintln(&file, `{"kind":"end","records":200}`)
	s := screentest.New(t, i18n.NL)
	lay(t, s, file.Bytes())
	shown := New(s.Journal)
	reads := 0
	s.Context.Outside = cutOutside{s, func() {
		if reads++; reads == 20 {
			shown.Back()
		}
	}}
	w := s.Show(t, apptest.Looks[0], shown)
	apptest.Tap(t, w, "Zoek het bestand")
	apptest.Tap(t, w, "Voeg toe")
	if !apptest.Shows(w, "Gestopt. Wat al was toegevoegd, blijft staan.") {
		t.Fatalf("it shows %q, failed %v", apptest.Texts(w), s.Failed)
	}
	counts, err := s.Journal.Counts(t.Context())
	if err != nil || counts.People == 0 || counts.People == 200 {
		t.Errorf("it holds %+v, %v", counts, err)
	}
	reads = 1000
	apptest.Tap(t, w, "Zoek het bestand")
	apptest.Tap(t, w, "Voeg toe")
	if counts, err := s.Journal.Counts(t.Context()); err != nil || counts.People != 200 {
		t.Errorf("the next time it holds %+v, %v", counts, err)
	}
}

func TestBackFromTheReportIsToAnotherFile(t *testing.T) {
	file, _, _ := taken(t)
	s := screentest.New(t, i18n.NL)
	lay(t, s, file)
	shown := New(s.Journal)
	w := s.Show(t, apptest.Looks[0], shown)
	apptest.Tap(t, w, "Zoek het bestand")
	if !shown.Back() || !apptest.Shows(w, "Zoek het bestand") || shown.Back() {
		t.Errorf("Back shows %q", apptest.Texts(w))
	}
}

func TestRefusalsAreToldByReason(t *testing.T) {
	got := groups([]jsonl.Refusal{
		{Line: 2, Reason: jsonl.TooLong}, {Line: 3, Reason: jsonl.NotJSON}, {Line: 5, Reason: jsonl.NotJSON},
	})
	want := []group{{jsonl.NotJSON, []int{3, 5}}, {jsonl.TooLong, []int{2}}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(group{})); diff != "" {
		t.Error(diff)
	}
}
