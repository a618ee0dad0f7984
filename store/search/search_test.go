package search

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestFoldForgivesCaseAccentsAndApostrophes(t *testing.T) {
	for word, want := range map[string]string{
		"Café":       "cafe",
		"ZOË":        "zoe",
		"geïnd":      "geind",
		"ĳs":         "ijs",
		"Straße":     "strasse",
		"\U00010783": "ae", // a small raised æ
		"ім'я":       "імя",
		"ІМ’Я":       "імя",
		"імʼя":       "імя",
		"ім`я":       "імя",
		"п´ять":      "пять",
		"foto's":     "fotos",
		"Ґанок":      "ґанок",
		"Її":         "її",
		"ЄВА":        "єва",
		"Львів":      "львів",
		"за́мок":     "замок",
		"ий":         "ий",
		"Ѐ":          "ѐ",
		"２０２６":       "２０２６",
		"Ångström2":  "angstrom2",
	} {
		if got := Fold(word); got != want {
			t.Errorf("Fold(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestUkrainianLettersStayApart(t *testing.T) {
	for _, pair := range []string{"і ї", "и й", "е є", "г ґ", "и і"} {
		a, b, _ := strings.Cut(pair, " ")
		if Fold(a) == Fold(b) {
			t.Errorf("%q and %q fold alike", a, b)
		}
		if Fold(norm.NFD.String(a)) != Fold(a) || Fold(norm.NFD.String(b)) != Fold(b) {
			t.Errorf("%q typed as parts is not found as itself", pair)
		}
	}
}

func TestWordsStandWhereTheyWereWritten(t *testing.T) {
	text := "  «П’ята» foto's—2026, 'zo' d.w.z. Oud-Beijerland!"
	var got []string
	for _, w := range Words(text) {
		got = append(got, text[w.Span.Start:w.Span.End]+"="+w.Folded)
	}
	want := []string{"П’ята=пята", "foto's=fotos", "2026=2026", "zo=zo", "d=d", "w=w", "z=z", "Oud=oud", "Beijerland=beijerland"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("words (-want +got):\n%s", diff)
	}
}

func TestSpansShowWhatWasTyped(t *testing.T) {
	for _, test := range []struct{ query, text, want string }{
		{"ве", "Її велосипед і ВЕранда", "Її [ве]лосипед і [ВЕ]ранда"},
		{"пят", "о п’ятій", "о [п’ят]ій"},
		{"cafe", "Café's in de buurt", "[Café]'s in de buurt"},
		{"zoe z", "Zoë zong", "[Zoë] [z]ong"},
		{"кой", norm.NFD.String("який покої"), norm.NFD.String("який покої")},
		{"й", norm.NFD.String("йти"), "[" + norm.NFD.String("й") + "]ти"},
		{"?!", "niets", "niets"},
	} {
		var b strings.Builder
		at := 0
		for _, span := range NewQuery(test.query).Spans(test.text) {
			b.WriteString(test.text[at:span.Start] + "[" + test.text[span.Start:span.End] + "]")
			at = span.End
		}
		b.WriteString(test.text[at:])
		if got := b.String(); got != test.want {
			t.Errorf("query %q shows %q, want %q", test.query, got, test.want)
		}
	}
}

func TestAllWordsMustMatch(t *testing.T) {
	q := NewQuery("fie oks")
	if !q.Matches("Oksana wil fietsen") || !q.Matches("Oksana", "wil fietsen") {
		t.Error("words in any order and any text do not match")
	}
	if q.Matches("Oksana wil zwemmen") {
		t.Error("a text with one of two words matches")
	}
	if !NewQuery("").Matches("alles") {
		t.Error("an empty query does not match")
	}
}

func TestExcerptIsTheSentenceOfTheMatch(t *testing.T) {
	note := "We dronken thee. Ze wil weer fietsen, het liefst zondag!\nMorgen bellen?"
	excerpt, spans := NewQuery("zon fiet").Excerpt(80, "", note)
	if want := "Ze wil weer fietsen, het liefst zondag!"; excerpt != want {
		t.Errorf("excerpt = %q, want %q", excerpt, want)
	}
	if len(spans) != 2 || excerpt[spans[1].Start:spans[1].End] != "zon" {
		t.Errorf("spans = %v, want those of both words", spans)
	}
	if excerpt, _ := NewQuery("niets").Excerpt(80, "", note); !strings.HasPrefix(excerpt, "We dronken") {
		t.Errorf("without a match the excerpt is %q, want the beginning", excerpt)
	}
}

func TestLongSentenceIsCutAroundTheMatch(t *testing.T) {
	sentence := strings.Repeat("слово ", 60) + "велосипед " + strings.Repeat("слово ", 60)
	excerpt, spans := NewQuery("вел").Excerpt(60, sentence)
	if len([]rune(excerpt)) > 60 || len(spans) != 1 {
		t.Errorf("excerpt = %q with %v, want at most 60 letters and the match", excerpt, spans)
	}
}

func TestSearchTakesAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		query := NewQuery(rapid.String().Draw(t, "query"))
		excerpt, spans := query.Excerpt(20, text)
		at := 0
		for _, span := range spans {
			if span.Start < at || span.End <= span.Start || span.End > len(excerpt) {
				t.Fatalf("spans %v do not lie in %q in order", spans, excerpt)
			}
			at = span.End
		}
		for _, word := range Words(text) {
			if Fold(word.Folded) != word.Folded {
				t.Fatalf("folding %q twice gives another word", word.Folded)
			}
			if !(Query{word.Folded}).Matches(text) {
				t.Fatalf("the text does not match its own word %q", word.Folded)
			}
		}
	})
}
