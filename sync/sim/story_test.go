package sim

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestStories plays those of testdata. A line says who does what, as verbs tells;
// what follows a # is for people. Each ends as any world: all heals, and what is
// promised is looked at.
func TestStories(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("stories: %v, %v", names, err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			w := newWorld(t, 1)
			w.play(string(content))
			w.heal()
			w.check()
		})
	}
}

// play lets happen what a story tells.
func (w *world) play(story string) {
	w.t.Helper()
	for line := range strings.Lines(story) {
		line, _, _ = strings.Cut(line, "#")
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		w.tell("> %s", strings.Join(words, " "))
		if what := worldVerbs[words[0]]; what != nil {
			what(w, words[1:])
			continue
		}
		if len(words) < 2 {
			w.t.Fatalf("who does what? %s", line)
		}
		if r := w.relayNamed(words[0]); r != nil && relayVerbs[words[1]] != nil {
			relayVerbs[words[1]](r)
			continue
		}
		what := phoneVerbs[words[1]]
		if what == nil {
			w.t.Fatalf("there is no verb %s", words[1])
		}
		what(w.phone(words[0]), words[2:])
	}
}

// relayNamed gives a relay by its name; nil: none.
func (w *world) relayNamed(name string) *relayHouse {
	r, _ := w.relayAt(strings.ToLower(name) + ".example.org")
	return r
}
