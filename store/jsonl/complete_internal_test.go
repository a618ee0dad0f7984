package jsonl

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"
)

// constants are those of a type that a file of this package declares.
func constants(t *testing.T, file, typ string) (all []string) {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	must(t, err)
	ast.Inspect(parsed, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); !ok || name.Name != typ || !spec.Names[0].IsExported() {
			return true
		}
		value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		must(t, err)
		all = append(all, value)
		return true
	})
	return all
}

func TestNoReasonAndNoKindIsForgotten(t *testing.T) {
	listed := map[string]bool{}
	for _, reason := range Reasons() {
		listed[string(reason)] = true
	}
	for _, kind := range Kinds() {
		listed[string(kind)] = true
	}
	declared := append(constants(t, "reason.go", "Reason"), constants(t, "kind.go", "Kind")...)
	for _, word := range declared {
		if !listed[word] {
			t.Errorf("%s is not listed", word)
		}
	}
	if len(declared) != len(listed) || len(declared) == 0 {
		t.Errorf("%d are declared and %d listed", len(declared), len(listed))
	}
}
