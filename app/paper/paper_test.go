package paper

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var made = time.Date(2026, time.November, 22, 10, 30, 0, 0, time.UTC)

func document(t testing.TB) *Document {
	t.Helper()
	d, err := New(Options{Title: "Мої розмови", Foot: "Особисте", Language: "uk", Made: made})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func written(t testing.TB, d *Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// fill writes n entries of some 600 letters, of 40 people.
func fill(d *Document, n int) {
	note := strings.Repeat("Розповідала про сад біля дому й хоче співати в хорі. De buurvrouw zingt er ook. ", 8)
	for i := range n {
		who := fmt.Sprintf("Оксана %d", i%40)
		d.Entry(Entry{Head: fmt.Sprintf("Розмова %d · %s", i, who), Note: "Вдома", Text: note,
			Parts: []Part{{"Радість", "Музика."}, {"Порожнє", ""}}, Names: []Name{{who, who}}})
	}
}

func alphabetically(names []Name) {
	slices.SortFunc(names, func(a, b Name) int { return strings.Compare(a.Text, b.Text) })
}

func TestAFileIsWholeAndTheSameTwice(t *testing.T) {
	var files [2][]byte
	for i := range files {
		d := document(t)
		d.Say("Усе, що Ви записали.")
		d.Chapter("Листопад 2026")
		fill(d, 30)
		d.Index("Хто де", alphabetically)
		files[i] = written(t, d)
	}
	if !bytes.HasPrefix(files[0], []byte("%PDF-1.")) || !bytes.HasSuffix(bytes.TrimSpace(files[0]), []byte("%%EOF")) {
		t.Errorf("no PDF: %.20q … %.20q", files[0], files[0][len(files[0])-20:])
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the same document is written in two ways")
	}
}

func TestTheIndexHasThePagesOnWhichSomebodyIs(t *testing.T) {
	d := document(t)
	talk := func(keys ...string) {
		var names []Name
		for _, key := range keys {
			names = append(names, Name{key, "Олена"})
		}
		d.Entry(Entry{Head: "Розмова", Text: strings.Repeat("Кава.\n", 20), Names: names})
	}
	talk("a")
	talk("a", "b")
	for range 4 {
		talk("b")
	}
	if got := ranges(d.index["a"].pages); got != "1" {
		t.Errorf("one is on %s", got)
	}
	if got := ranges(d.index["b"].pages); got != "1–3" {
		t.Errorf("the other of that name is on %s", got)
	}
}

func TestPagesAreToldAsOneReadsThem(t *testing.T) {
	for want, pages := range map[string][]int{"": nil, "3": {3}, "1–2": {1, 2}, "1, 4–6, 9": {1, 4, 5, 6, 9}} {
		if got := ranges(pages); got != want {
			t.Errorf("%v is told as %q, want %q", pages, got, want)
		}
	}
}

func TestALongIndexGoesOnOnTheNextPages(t *testing.T) {
	d := document(t)
	for i := range 500 {
		name := fmt.Sprintf("Людина з досить довгим іменем %d", i)
		d.Entry(Entry{Head: name, Names: []Name{{name, name}}})
	}
	before := d.Pages()
	d.Index("Хто де", alphabetically)
	if more := d.Pages() - before; more < 4 || more > 12 {
		t.Errorf("the index of 500 people takes %d pages", more)
	}
}

func TestWhatTheFontLacksBecomesADot(t *testing.T) {
	for typed, want := range map[string]string{
		"Ґалина й їжак з’їли 5 € ₴ № «х»": "Ґалина й їжак з’їли 5 € ₴ № «х»",
		"и\u0306 e\u0301 i\u0308":         "й é ï", // as macOS writes them
		"е\u0301":                         "е\u0301",
		"👩‍👩‍👧🏽!":                         "•••!",
		"☕\ufe0f":                         "•",
		"გამარჯობა":                       "•••••••••",
		"a\tb\r\nc\u00ad\u202ed\x00":      "a b\ncd",
	} {
		d := document(t)
		got, whole := d.faces[0].drawable(typed)
		if got != want || whole == strings.ContainsRune(want, instead) {
			t.Errorf("%q is drawn as %q (whole %v), want %q", typed, got, whole, want)
		}
	}
	d := document(t)
	d.Say("Кава")
	if d.Replaced() {
		t.Error("nothing was replaced, and it says so")
	}
	d.Entry(Entry{Head: "☕"})
	if !d.Replaced() {
		t.Error("something was replaced, and it does not say so")
	}
	written(t, d)
}

func TestAnyTextIsBrokenIntoLinesThatFitAndLosesNothing(t *testing.T) {
	of := func(r rune) int { return 1 + int(r)%3 }
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("аб c-–/ \n"))).Draw(t, "text")
		width := rapid.IntRange(3, 30).Draw(t, "width")
		lines := wrap(text, width, of)
		kept := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got := strings.Join(lines, ""); kept(got) != kept(text) {
			t.Fatalf("%q became %q", text, lines)
		}
		for _, line := range lines {
			used := 0
			for _, r := range strings.TrimRight(line, " ") {
				used += of(r)
			}
			if used > width {
				t.Fatalf("%q is %d wide, not %d, of %q", line, used, width, text)
			}
		}
	})
}

func TestLinesBreakWhereWordsEnd(t *testing.T) {
	one := func(rune) int { return 1 }
	for text, want := range map[string][]string{
		"":                    {""},
		"співати в хорі":      {"співати в", "хорі"},
		"a\n\nb":              {"a", "", "b"},
		"Noord-Holland":       {"Noord-", "Holland"},
		"непередбачуваність!": {"непередбач", "уваність!"},
		"koffie     en thee":  {"koffie", "en thee"},
	} {
		if got := wrap(text, 10, one); !slices.Equal(got, want) {
			t.Errorf("%q breaks into %q, want %q", text, got, want)
		}
	}
}

// BenchmarkTenThousandEntries tells the bytes that are in memory when the file
// is written, and those of the file.
func BenchmarkTenThousandEntries(b *testing.B) {
	var before, after runtime.MemStats
	for b.Loop() {
		runtime.GC()
		runtime.ReadMemStats(&before)
		d := document(b)
		fill(d, 10_000)
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc), "made-B")
		file := written(b, d)
		b.ReportMetric(float64(len(file)), "file-B")
		b.ReportMetric(float64(d.Pages()), "pages")
		if path := os.Getenv("BANKJE_PAPER"); path != "" {
			os.WriteFile(path, file, 0o600)
		}
	}
}
