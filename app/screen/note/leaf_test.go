package note

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// text draws a note of words, sentences and paragraphs, some without a pause.
func text(t *rapid.T) string {
	pieces := rapid.SliceOfN(rapid.SampledFrom([]string{
		"Оксана співає. ", "koor\n", "\n\n", "Ze vroeg: wanneer? ", strings.Repeat("ї", 900), "ja ", "!",
	}), 0, 400).Draw(t, "pieces")
	return strings.Join(pieces, "")
}

func TestLeavesGiveTheNoteBackLetterForLetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		note := text(t)
		leaves := split(note)
		if join(leaves) != note {
			t.Fatalf("%d leaves give another note back", len(leaves))
		}
		for i, l := range leaves {
			letters := utf8.RuneCountInString(l.text)
			if letters > leafLetters || i < len(leaves)-1 && letters < leafLetters/2-1 {
				t.Fatalf("leaf %d of %d has %d letters", i, len(leaves), letters)
			}
		}
	})
}

func TestWritingOnALeafChangesNoOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		leaves := split(text(t))
		at := rapid.IntRange(0, len(leaves)-1).Draw(t, "at")
		written := text(t)
		want := join(leaves[:at]) + written + leaves[at].seam + join(leaves[at+1:])
		got, last := write(leaves, at, written)
		if join(got) != want {
			t.Fatal("another leaf changed")
		}
		if last < at || last >= len(got) {
			t.Fatalf("goes on on leaf %d of %d", last, len(got))
		}
	})
}

func TestALeafEndsWhereTheNotePauses(t *testing.T) {
	sentence := strings.Repeat("a", 99) + ". "
	for name, c := range map[string]struct{ note, begins string }{
		"paragraph": {strings.Repeat(sentence, 15) + "\nNieuw. " + strings.Repeat(sentence, 10), "Nieuw."},
		"sentence":  {strings.Repeat("Zo is het. ", 300), "Zo"},
		"word":      {strings.Repeat("zo ", 1000), "zo"},
	} {
		t.Run(name, func(t *testing.T) {
			if leaves := split(c.note); !strings.HasPrefix(leaves[1].text, c.begins) {
				t.Errorf("the second leaf begins with %.20q; want %q", leaves[1].text, c.begins)
			}
		})
	}
}
