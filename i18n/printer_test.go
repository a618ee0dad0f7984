package i18n

import (
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestNumbersPickTheirPluralForm(t *testing.T) {
	for lang, want := range map[Language]map[int]string{
		NL: {0: "over 0 dagen", 1: "over 1 dag", 2: "over 2 dagen", 1234: "over 1.234 dagen"},
		UK: {
			0: "через 0 днів", 1: "через 1 день", 3: "через 3 дні", 5: "через 5 днів", 11: "через 11 днів",
			21: "через 21 день", 112: "через 112 днів", 1_000_022: "через 1\u00a0000\u00a0022 дні",
		},
		EN: {1: "in 1 day", 12345: "in 12,345 days"},
	} {
		for count, text := range want {
			if got := For(lang).N("date.in_days", count); got != text {
				t.Errorf("%s %d: %q, want %q", lang, count, got, text)
			}
		}
	}
}

func TestPlaceholdersAreFilledByName(t *testing.T) {
	got := For(EN).N("error.damaged", 2, "path", "/data/old")
	want := "The journal was damaged. 2 conversations were recovered. Check whether anything is missing. The old file was not thrown away, it is here: /data/old"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestValuesAreWrittenAsTheLanguageDoes(t *testing.T) {
	text, err := parseTemplate("{a} {b} {c} {d} {e}")
	if err != nil {
		t.Fatal(err)
	}
	p := For(NL)
	args := []any{"a", "x", "b", 1500, "c", -3, "d", 1.5, "e", Evening}
	got := text.format(func(name string) (string, bool) { return p.argument(args, name) })
	if want := "x 1.500 -3 1,5 evening"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWhatIsMissingIsSeen(t *testing.T) {
	p := For(NL)
	for got, want := range map[string]string{
		p.T("common.nothing"):    "[common.nothing]",
		p.N("common.nothing", 1): "[common.nothing]",
		p.T("date.in_days"):      "[date.in_days]",
		p.N("common.save", 1):    "[common.save]",
		p.T("error.wait_until"):  "Te vaak een verkeerde code. Er is niets gewist. Probeer het opnieuw om {clock}.",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestPrintersServeManyGoroutines(t *testing.T) {
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, lang := range All() {
				p := For(lang)
				p.N("date.in_days", 12345)
				words := []string{"b", "a"}
				if p.Sort(words); words[0] != "a" {
					t.Errorf("%s: sorted as %q", lang, words)
				}
			}
		})
	}
	group.Wait()
}

func BenchmarkT(b *testing.B) {
	p := For(UK)
	p.T("common.save")
	for b.Loop() {
		p.T("error.wait_until", "clock", "10:42")
	}
}

func BenchmarkN(b *testing.B) {
	p := For(UK)
	p.T("common.save")
	for b.Loop() {
		p.N("error.damaged", 12345, "path", "/data/old")
	}
}

func BenchmarkReadLanguage(b *testing.B) {
	for b.Loop() {
		newPrinter(UK).T("common.save")
	}
}

// TestTextsThatStandInForOthersFitThem: what calls for the other gives these too
// all that they ask for.
func TestTextsThatStandInForOthersFitThem(t *testing.T) {
	const topic = "devices"
	for _, language := range All() {
		texts := For(language).texts()
		for id, e := range texts {
			other, ok := strings.CutPrefix(id, topic+".")
			if !ok || !strings.Contains(other, ".") {
				continue // of the topic's own screens
			}
			stoodFor, known := texts[other]
			switch {
			case !known:
				t.Errorf("%s, %s: there is no %s", string(language), id, other)
			case (e.forms == nil) != (stoodFor.forms == nil):
				t.Errorf("%s, %s: one has plural forms, the other none", string(language), id)
			}
			for _, name := range e.asks() {
				if !slices.Contains(stoodFor.asks(), name) {
					t.Errorf("%s, %s: asks for {%s}, which %s does not", string(language), id, name, other)
				}
			}
		}
	}
	p := For(NL).Instead(topic)
	if got, want := p.T("team.members"), For(NL).T("devices.team.members"); got != want {
		t.Errorf("%q stands there, want %q", got, want)
	}
	if got, want := p.T("team.never"), For(NL).T("team.never"); got != want {
		t.Errorf("%q stands there, want %q", got, want)
	}
	if got := p.N("team.former", 2); got != For(NL).N("devices.team.former", 2) {
		t.Errorf("%q stands there", got)
	}
}
