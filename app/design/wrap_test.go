package design

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// one counts every letter as one wide.
func one(s string) float32 { return float32(utf8.RuneCountInString(s)) }

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		name, text string
		width      float32
		want       []string
	}{
		{"fits", "een kopje thee", 14, []string{"een kopje thee"}},
		{"at spaces", "een kopje thee", 9, []string{"een kopje", "thee"}},
		{"keeps line breaks", "een\n\nthee", 20, []string{"een", "", "thee"}},
		{"at a hyphen", "vluchtelingen-werk", 16, []string{"vluchtelingen-", "werk"}},
		{"at a syllable", "gemeentehuis", 8, []string{"gemeen-", "tehuis"}},
		{"in Ukrainian", "муніципалітет", 9, []string{"муніципа-", "літет"}},
		{"in an address", "info@voorbeeld.nl", 10, []string{"info@", "voorbeeld.", "nl"}},
		{"not in a number", "bel 020 123 45 67", 14, []string{"bel", "020 123 45 67"}},
		{"in a number that is too long", "020 123 45 67", 8, []string{"020 123", "45 67"}},
		{"nothing", "", 10, []string{""}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, wrap(test.text, test.width, one)); diff != "" {
				t.Errorf("wrapped otherwise (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWrapLosesNoLetter(t *testing.T) {
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if strings.ContainsRune(" \n-", r) {
				return -1
			}
			return r
		}, s)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("aeіїntgвр -\n.@"))).Draw(t, "text")
		width := rapid.Float32Range(2, 30).Draw(t, "width")
		lines := wrap(text, width, one)
		if got, want := letters(strings.Join(lines, "")), letters(text); got != want {
			t.Fatalf("letters after wrapping to %v: %q, want %q", width, got, want)
		}
		for _, line := range lines {
			if one(line) > width && utf8.RuneCountInString(line) > 2 {
				t.Fatalf("line %q is wider than %v", line, width)
			}
		}
	})
}

func TestEllipsisStandsForTheRest(t *testing.T) {
	got := ellipsize([]string{"een kopje", "thee met", "koek"}, 2, 9, one)
	if diff := cmp.Diff([]string{"een kopje", "thee met…"}, got); diff != "" {
		t.Errorf("cut otherwise (-want +got):\n%s", diff)
	}
}
