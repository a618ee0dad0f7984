package projection

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// made is a conversation as the test remembers it.
type made struct {
	row   *Conversation // nil: it does not show
	words []string
	tag   Tag
}

// TestEditsAreFoundAsTheyAreNow edits conversations in any order, also in bulk,
// where the search index is told of them later and in another.
func TestEditsAreFoundAsTheyAreNow(t *testing.T) {
	vocabulary := []string{"ab", "abc", "fiets", "сад", "садок"}
	rapid.Check(t, func(t *rapid.T) {
		p, err := New()
		if err != nil {
			t.Fatal(err)
		}
		defer p.Close()
		bulk := false
		known := map[byte]made{}
		for position := range rapid.IntRange(1, 40).Draw(t, "steps") {
			if rapid.IntRange(0, 7).Draw(t, "turn") == 0 {
				err := p.EndBulk()
				if bulk = !bulk; bulk {
					err = p.BeginBulk()
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			id := byte(rapid.IntRange(1, 6).Draw(t, "id"))
			m := made{tag: DomainTag(rapid.SampledFrom([]string{"NW", "TA"}).Draw(t, "tag"))}
			if rapid.IntRange(0, 4).Draw(t, "shows") > 0 {
				m.words = rapid.SliceOfDistinct(rapid.SampledFrom(vocabulary), rapid.ID).Draw(t, "words")
				m.row = &Conversation{At: 1000 * int64(rapid.IntRange(0, 4).Draw(t, "at")), Tags: []Tag{m.tag, m.tag}}
				m.row.Index(slices.Values(m.words))
			}
			record := Record{Kind: 3, ID: ID{id}, State: fmt.Append(nil, position), Conversation: m.row}
			if before, there := known[id]; there {
				var held Held
				if held, _, err = p.Held(3, ID{id}); err == nil {
					err = p.Replace(held, Record{Kind: 3, ID: ID{id}, Conversation: before.row}, record, int64(position))
				}
			} else {
				_, err = p.Insert(record, int64(position))
			}
			if err != nil {
				t.Fatal(err)
			}
			known[id] = m
			if rapid.Bool().Draw(t, "spare moment") {
				if err := p.FileSome(); err != nil {
					t.Fatal(err)
				}
			}
			if !bulk && rapid.Bool().Draw(t, "ask") {
				findsAll(t, p, known, vocabulary)
			}
		}
		if bulk {
			if err := p.EndBulk(); err != nil {
				t.Fatal(err)
			}
		}
		findsAll(t, p, known, vocabulary)
		if _, err := p.exec(`INSERT INTO said (said) VALUES ('integrity-check')`); err != nil {
			t.Fatal(err)
		}
	})
}

// findsAll looks for every word and tag.
func findsAll(t *rapid.T, p *Projection, known map[byte]made, vocabulary []string) {
	t.Helper()
	check := func(f Filter, has func(made) bool) {
		want := 0
		for _, m := range known {
			if m.row != nil && has(m) {
				want++
			}
		}
		if got, err := p.Count(f); err != nil || got != want {
			t.Fatalf("%+v counts %d, %v; want %d", f, got, err, want)
		}
		if got, err := p.Timeline(f, 0, 0); err != nil || len(got) != want {
			t.Fatalf("%+v finds %d, %v; want %d", f, len(got), err, want)
		}
	}
	beginnings := append([]string{"a", "f", "fi", "с", "са"}, vocabulary...)
	for _, word := range beginnings {
		check(Filter{Words: []string{word}}, func(m made) bool {
			return slices.ContainsFunc(m.words, func(w string) bool { return len(w) >= len(word) && w[:len(word)] == word })
		})
	}
	for _, tag := range []Tag{DomainTag("NW"), DomainTag("TA")} {
		check(Filter{Tags: []Tag{tag}}, func(m made) bool { return m.tag == tag })
	}
}
