package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// arrows are the imports that the house forbids, each with its reason. A
// package is looked at with everything that it draws in.
var arrows = []struct{ from, to, why string }{
	{"./app/...", "fyne.io/fyne/v2/app", "screens take a fyne.App, so that their tests need no graphics driver"},
	{"./app/...", "bankje/sync/client", "screens see sync through an interface"},
	{"./app/design", "bankje/store", "the look knows no domain"},
	{"./app/kit", "bankje/store", "the kit knows no domain"},
	{"./app/kit", "bankje/i18n", "the kit is given its words"},
	{"./app/paper", "fyne.io/", "paper needs no screen"},
	{"./app/paper", "bankje/store", "paper is given its words"},
	{"./store/...", "fyne.io/", "records know nothing of screens"},
	{"./store/...", "bankje/app", "records know nothing of screens"},
	{"./store/...", "bankje/i18n", "what is stored does not depend on a language"},
	{"./store/...", "bankje/sync/client", "the phone works with sync removed"},
	{"./store/merge", "database/sql", "merging is pure"},
	{"./store/merge", "bankje/store/seal", "merging sees no keys"},
	{"./store/feed", "bankje/store/seal", "the feed keeps bytes that it cannot open"},
	{"./store/seal", "database/sql", "sealing does no I/O"},
	{"./sync/envelope", "bankje/store", "what travels knows no secrets"},
	{"./sync/envelope", "golang.org/x/crypto", "what travels is checked with the standard library alone"},
	{"./sync/protocol", "bankje/store", "what is said travels without secrets"},
	{"./sync/protocol", "golang.org/x/crypto", "what is said is checked with the standard library alone"},
	{"./sync/space", "bankje/store", "who belongs to a space is public"},
	{"./sync/space", "database/sql", "folding statements is pure"},
	{"./sync/space", "bankje/sync/protocol", "who belongs to a space does not depend on who carries it"},
	{"./sync/relay/...", "bankje/store", "a relay sees no record and holds no keys"},
	{"./sync/bankje-relay", "bankje/store", "a relay sees no record and holds no keys"},
	{"./sync/bankje-relay", "bankje/sync/client", "a relay waits to be asked"},
	{"./sync/bankje-relay", "fyne.io/", "the relay is a program without a screen"},
	{"./sync/client", "bankje/store", "who carries sees no record and holds no keys"},
	{"./sync/client", "fyne.io/", "carrying knows nothing of screens"},
	{"./sync/phone", "bankje/app", "what tells screens of sync knows none of them"},
	{"./sync/report", "bankje/store", "what is told of sync is plain"},
	{"./sync/report", "bankje/sync/client", "screens see sync through an interface"},
	{"./i18n", "fyne.io/", "words are fed to the toolkit from outside"},
	{"./assets", "bankje/store", "content is data"},
}

// TestPackagesImportOnlyAlongTheArrows keeps the house as the README's map
// draws it. Run it with -count=1: a cached result does not see edits of
// packages that are only listed.
func TestPackagesImportOnlyAlongTheArrows(t *testing.T) {
	for _, arrow := range arrows {
		list := exec.Command("go", "list", "-tags", "ci", "-deps", arrow.from)
		out, err := list.Output()
		if err != nil {
			t.Fatalf("list what %s draws in: %v", arrow.from, err)
		}
		for dep := range strings.Lines(string(out)) {
			dep = strings.TrimSpace(dep)
			if dep == strings.TrimSuffix(arrow.to, "/") || strings.HasPrefix(dep, strings.TrimSuffix(arrow.to, "/")+"/") {
				t.Errorf("%s draws in %s, but %s", arrow.from, dep, arrow.why)
			}
		}
	}
}

// TestScreensLeaveTheWorkToOthers looks at what the app imports itself; what it
// draws in with the journal is the journal's.
func TestScreensLeaveTheWorkToOthers(t *testing.T) {
	out, err := exec.Command("go", "list", "-tags", "ci", "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, "./app/...").Output()
	if err != nil {
		t.Fatalf("list what the app imports: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		imports := strings.Fields(line)
		for _, work := range []string{"database/sql", "net/http", "crypto/ed25519", "bankje/store/feed", "bankje/store/projection"} {
			if slices.Contains(imports[1:], work) {
				t.Errorf("%s imports %s; screens have no SQL, no cryptography and no HTTP", imports[0], work)
			}
		}
	}
}

// TestTheRelayNeedsNoC builds it as it is told to be built for a server.
func TestTheRelayNeedsNoC(t *testing.T) {
	folder := t.TempDir() + "/"
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", folder, "./sync/bankje-relay")
	build.Env = append(build.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build the relay without C: %v\n%s", err, out)
	}
	size, err := os.Stat(folder + "bankje-relay")
	if err != nil {
		t.Fatal(err)
	}
	if most := int64(20 << 20); size.Size() > most {
		t.Errorf("the relay has %d bytes; want at most %d", size.Size(), most)
	}
}

// topLevel is everything that may lie beside main.go.
const topLevel = " app store sync i18n assets main.go main_test.go go.mod go.sum FyneApp.toml AndroidManifest.xml README.md LICENSE "

func TestNothingElseLiesAtTheTop(t *testing.T) {
	out, err := exec.Command("git", "ls-files").Output()
	if err != nil {
		t.Fatalf("list the files of the checkout: %v", err)
	}
	seen := map[string]bool{}
	for file := range strings.Lines(string(out)) {
		top, _, _ := strings.Cut(strings.TrimSpace(file), "/")
		if seen[top] || strings.HasPrefix(top, ".") {
			continue
		}
		seen[top] = true
		if !strings.Contains(topLevel, " "+top+" ") {
			t.Errorf("%s lies at the top level; the README's map has no place for it there", top)
		}
	}
}

// TestDocumentsNameTestsThatThereAre keeps what they say is tested true.
func TestDocumentsNameTestsThatThereAre(t *testing.T) {
	var code strings.Builder
	stories := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ".txtar") {
			stories[filepath.Base(path)] = true
		}
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		content, err := os.ReadFile(path)
		code.Write(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, document := range []string{"README.md", "store/DESIGN.md", "sync/DESIGN.md"} {
		text, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range regexp.MustCompile("`(?:Test|Fuzz|Benchmark)[A-Z][A-Za-z0-9]*`|`[a-z-]+\\.txtar`").FindAllString(string(text), -1) {
			name = strings.Trim(name, "`")
			if !stories[name] && !strings.Contains(code.String(), "func "+name+"(") {
				t.Errorf("%s names %s, which is nowhere", document, name)
			}
		}
	}
}
