package design

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// marked writes the pieces of each line with brackets round what stands out.
func marked(text string, marks []Mark, lines ...string) []string {
	out := make([]string, len(lines))
	for _, p := range pieces(text, marks, lines) {
		if p.marked {
			p.text = "[" + p.text + "]"
		}
		out[p.line] += p.text
	}
	return out
}

func TestAMarkStandsOutWhereverItsWordWasWrapped(t *testing.T) {
	find := func(text, part string) []Mark {
		start := strings.Index(text, part)
		return []Mark{{start, start + len(part)}}
	}
	for _, c := range []struct {
		name, text, part string
		lines, want      []string
	}{
		{"whole word", "een fiets", "fiets", []string{"een fiets"}, []string{"een [fiets]"}},
		{"beginning of a word", "з їжею та сном", "їж", []string{"з їжею", "та сном"}, []string{"з [їж]ею", "та сном"}},
		{"second line", "a b c", "c", []string{"a b", "c"}, []string{"a b", "[c]"}},
		{"spaces that wrapping took away", "a   b\n c", "c", []string{"a b", "c"}, []string{"a b", "[c]"}},
		{"word that was broken", "gespreksstarter", "gespreks", []string{"gesp-", "reksstarter"}, []string{"[gesp]-", "[reks]starter"}},
		{"ellipsis", "one two three", "two", []string{"one t…"}, []string{"one [t]…"}},
		{"cut away", "one two three", "three", []string{"one…"}, []string{"one…"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, marked(c.text, find(c.text, c.part), c.lines...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
