package i18n

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// These tests compare the catalog with the code that uses it:
//
//   - p.T("journal.save") and p.N("journal.conversations", n) must name an id of
//     the catalog and give a value to each of its placeholders, by name;
//   - each id of the catalog must stand in the code as a string, be it in such a
//     call or in a table from which the call takes it;
//   - an id put together as p.T("journal.setting." + name) uses every id that
//     begins so. Where it is put together in another way, a comment says so:
//     // i18n: prefix journal.setting.

// call is one p.T(…) or p.N(…) whose id, or the beginning of it, is written out.
type call struct {
	where  string
	method string
	id     string
	begins bool     // id is only the beginning of an id
	given  []string // placeholders that get a value
	spread bool     // further values come from a slice
}

// usage is what the code says about ids.
type usage struct {
	calls    []call
	literals map[string]bool
	prefixes []string
}

// readUsage reads all Go files but tests of this package, the app and main.go.
func readUsage(t *testing.T) usage {
	t.Helper()
	u := usage{literals: map[string]bool{}}
	for _, root := range []string{".", "../app", "../main.go"} {
		err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			return u.readFile(name)
		})
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	return u
}

func (u *usage) readFile(name string) error {
	positions := token.NewFileSet()
	file, err := parser.ParseFile(positions, name, nil, parser.ParseComments)
	if err != nil {
		return err
	}
	for _, group := range file.Comments {
		for _, comment := range group.List {
			if prefix, ok := strings.CutPrefix(comment.Text, "// i18n: prefix "); ok {
				u.prefixes = append(u.prefixes, strings.TrimSpace(prefix))
			}
		}
	}
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.BasicLit:
			if text, ok := literal(node); ok {
				u.literals[text] = true
			}
		case *ast.CallExpr:
			u.addCall(node, positions.Position(node.Pos()).String())
		}
		return true
	})
	return nil
}

// addCall adds a call of a method T or N whose first argument is, or begins with,
// a string that is written out.
func (u *usage) addCall(node *ast.CallExpr, where string) {
	method, ok := node.Fun.(*ast.SelectorExpr)
	if !ok || method.Sel.Name != "T" && method.Sel.Name != "N" || len(node.Args) == 0 {
		return
	}
	c := call{where: where, method: method.Sel.Name, spread: node.Ellipsis.IsValid()}
	first, rest := node.Args[0], node.Args[1:]
	for {
		sum, ok := first.(*ast.BinaryExpr)
		if !ok {
			break
		}
		first, c.begins = sum.X, true
	}
	if c.id, ok = literal(first); !ok {
		return
	}
	if c.method == "N" && len(rest) > 0 {
		c.given, rest = []string{"count"}, rest[1:]
	}
	for i := 0; i < len(rest); i += 2 {
		if name, ok := literal(rest[i]); ok {
			c.given = append(c.given, name)
		}
	}
	slices.Sort(c.given)
	u.calls = append(u.calls, c)
	if c.begins {
		u.prefixes = append(u.prefixes, c.id)
	}
}

func literal(node ast.Expr) (string, bool) {
	lit, ok := node.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

func TestEveryIDInTheCodeHasAText(t *testing.T) {
	texts := For(All()[0]).texts()
	for _, c := range readUsage(t).calls {
		e, ok := texts[c.id]
		switch {
		case c.begins:
			if !slices.ContainsFunc(slices.Collect(maps.Keys(texts)), func(id string) bool { return strings.HasPrefix(id, c.id) }) {
				t.Errorf("%s: no id begins with %q", c.where, c.id)
			}
		case !ok:
			t.Errorf("%s: %q is not in the catalog: add it to i18n/text/*/%s.toml", c.where, c.id, area(c.id))
		case c.method == "T" && e.forms != nil:
			t.Errorf("%s: %q has plural forms: call N", c.where, c.id)
		case c.method == "N" && e.forms == nil:
			t.Errorf("%s: %q has no plural forms: call T, or give it forms", c.where, c.id)
		case !c.spread && !slices.Equal(c.given, e.asks()):
			t.Errorf("%s: %q asks for %q, the call gives %q", c.where, c.id, e.asks(), c.given)
		}
	}
}

func TestEveryTextIsUsed(t *testing.T) {
	u := readUsage(t)
	unused := map[string][]string{}
	for id := range For(All()[0]).texts() {
		begins := func(prefix string) bool { return strings.HasPrefix(id, prefix) }
		if !u.literals[id] && !slices.ContainsFunc(u.prefixes, begins) {
			unused[area(id)] = append(unused[area(id)], id)
		}
	}
	for name, ids := range unused {
		slices.Sort(ids)
		t.Errorf("i18n/text/*/%s.toml: no code uses these: remove them, or name them at the call by // i18n: prefix …\n\t%s",
			name, strings.Join(ids, "\n\t"))
	}
}

func area(id string) string {
	name, _, _ := strings.Cut(id, ".")
	return name
}
