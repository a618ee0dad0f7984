package i18n

import (
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// toolkitKeys returns the sorted keys of the toolkit's own English words, read
// from its module.
func toolkitKeys(t *testing.T) []string {
	t.Helper()
	folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(folder)), "lang", "translations", "base.en.json"))
	if err != nil {
		t.Fatal(err)
	}
	var words map[string]any
	if err := json.Unmarshal(data, &words); err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(words))
}

func TestEveryWordOfTheToolkitIsTranslated(t *testing.T) {
	want := toolkitKeys(t)
	for _, lang := range All() {
		var words map[string]string
		if err := json.Unmarshal(BuiltIn(lang), &words); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, slices.Sorted(maps.Keys(words))); diff != "" {
			t.Errorf("%s: %s", lang, diff)
		}
	}
}
