package assets

import (
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

// output is what a go command prints for a platform, one string a line.
func output(t *testing.T, platform string, arguments ...string) []string {
	t.Helper()
	command := exec.Command("go", arguments...)
	// Without cgo the go command leaves out the window and what it draws with,
	// and with the flags of a test run it may put in what only tests use.
	command.Env = append(os.Environ(), "CGO_ENABLED=1", "GOFLAGS=", "GOARCH=arm64", "GOOS="+platform)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go %s for %s: %v", strings.Join(arguments, " "), platform, err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}

// linked maps the path of every module in the app, on any platform, to the
// folder of its source.
func linked(t *testing.T) map[string]string {
	t.Helper()
	folders := map[string]string{"std": output(t, "linux", "env", "GOROOT")[0]}
	const format = "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}"
	for _, platform := range []string{"android", "ios", "linux", "darwin", "windows"} {
		for _, line := range output(t, platform, "list", "-deps", "-f", format, "bankje") {
			module, folder, _ := strings.Cut(line, "\t")
			folders[module] = folder
		}
	}
	return folders
}

func TestEverythingInTheAppHasItsLicence(t *testing.T) {
	var listed []string
	for _, c := range Components() {
		whole := c.Name == strings.TrimPrefix(c.Module, "github.com/")
		if whole || c.Module == "std" {
			listed = append(listed, c.Module)
		}
	}
	slices.Sort(listed)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(linked(t))), listed); diff != "" {
		t.Errorf("modules of the app (-) and modules in licences/components.toml (+):\n%s", diff)
	}
}

func TestEveryLicenceIsTheOneThatItsModuleBrings(t *testing.T) {
	folders := linked(t)
	brought := map[string]string{}
	for _, c := range Components() {
		if c.Module == "" {
			continue
		}
		if _, read := brought[c.Module]; !read {
			brought[c.Module] = licenceFiles(t, folders[c.Module])
		}
		// How to apply the Apache licence follows its terms, and an owner fills it in.
		terms, _, _ := strings.Cut(c.Terms, "END OF TERMS AND CONDITIONS")
		if !strings.Contains(only(unicode.IsLetter, brought[c.Module]), only(unicode.IsLetter, terms)) {
			t.Errorf("%s: the terms are not in a licence file of %s", c.Name, c.Module)
		}
		for _, owner := range c.Copyright {
			if !strings.Contains(only(letterOrDigit, brought[c.Module]), only(letterOrDigit, owner)) {
				t.Errorf("%s: %q is not in a licence file of %s", c.Name, owner, c.Module)
			}
		}
	}
}

func TestComponentsStandInTheOrderOfTheirNames(t *testing.T) {
	sorted := slices.IsSortedFunc(Components(), func(a, b Component) int {
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	if !sorted {
		t.Error("licences/components.toml is out of order")
	}
}

func TestEveryLicenceTextIsUsed(t *testing.T) {
	entries, err := licences.ReadDir("licences")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		text, err := licences.ReadFile("licences/" + entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		used := slices.ContainsFunc(Components(), func(c Component) bool { return c.Terms == string(text) })
		if !used && entry.Name() != "components.toml" {
			t.Errorf("nothing is under %s", entry.Name())
		}
	}
}

var licenceName = regexp.MustCompile(`^(LICEN[CS]E|COPYING)`)

// licenceFiles strings together the licence files in a folder of source.
func licenceFiles(t *testing.T, folder string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !licenceName.MatchString(entry.Name()) {
			return err
		}
		text, err := os.ReadFile(file)
		all.Write(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// only keeps the runes of a text that hold, in lower case: licences differ in
// line breaks, bullets and quotes and say the same.
func only(holds func(rune) bool, text string) string {
	return strings.Map(func(r rune) rune {
		if holds(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
