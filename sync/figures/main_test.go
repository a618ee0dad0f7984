package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMain lets the test be a phase.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "phase" {
		main()
		return
	}
	os.Exit(m.Run())
}

// TestEveryPhaseGoesWell does all with a little work. What differs between
// phones, or was lost, is an error.
func TestEveryPhaseGoesWell(t *testing.T) {
	folder := t.TempDir()
	entries, edits := filepath.Join(folder, "entries.ndjson"), filepath.Join(folder, "edits.ndjson")
	var lines, edited strings.Builder
	for n := range 40 {
		fmt.Fprintf(&lines, `{"id":"e%d","person":"Леся-%d","happened_at":"2026-01-05T08:%02d:00.000Z","tags":["taal","мова"],"text":"Розмова номер%d over de moestuin"}`+"\n", n, n, n, n)
	}
	fmt.Fprintln(&edited, `{"id":"e7","text":"Het was anders"}`)
	for path, content := range map[string]string{entries: lines.String(), edits: edited.String()} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := run(t.Context(), []string{"-entries", entries, "-edits", edits}, &out); err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	counts := map[string]int{}
	for line := range strings.Lines(out.String()) {
		var l Line
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		counts[l.Phase] = l.Count
	}
	for phase, want := range map[string]int{ // 40 conversations with one person
		"save": 40, "push": 41, "pull": 41, "push edits": 1, "pull edits": 1,
		"push to a restored relay": 1, "pull from a restored relay": 42, "open from feed": 40,
	} {
		if counts[phase] != want {
			t.Errorf("%s: %d; want %d", phase, counts[phase], want)
		}
	}
}

func TestASummaryHasMedianLeastAndMost(t *testing.T) {
	var out strings.Builder
	lines := []Line{{Phase: "pull", Run: 1, MS: 7}, {Phase: "idle", Run: 1, MS: 1}, {Phase: "pull", Run: 2, MS: 3}, {Phase: "pull", Run: 3, MS: 5}}
	if err := summarize(lines, json.NewEncoder(&out)); err != nil {
		t.Fatal(err)
	}
	const want = `{"ms":[5,3,7],"phase":"pull","summary":"median, least, most"}
{"ms":[1,1,1],"phase":"idle","summary":"median, least, most"}
`
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}
