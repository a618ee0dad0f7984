package guide

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"bankje/assets"
)

func TestATipThatTheAdviceAlreadyGivesIsNotGivenTwice(t *testing.T) {
	content, err := assets.Load()
	if err != nil {
		t.Fatal(err)
	}
	said, ok := content.Tips.Get("T26")
	if !ok {
		t.Fatal("there is no tip T26")
	}
	g := assets.Guide{Tips: []string{"T25", "T26", "no-such-tip", "T27"}}
	for name, guide := range map[string]assets.Guide{
		"do":    {Tips: g.Tips, Do: []assets.Text{said.Text}},
		"avoid": {Tips: g.Tips, Avoid: []assets.Text{said.Text}},
	} {
		if diff := cmp.Diff([]string{"T25", "T27"}, ids(further(content.Tips, guide))); diff != "" {
			t.Errorf("tips beside what to %s (-want +got):\n%s", name, diff)
		}
	}
	if diff := cmp.Diff([]string{"T25", "T26", "T27"}, ids(further(content.Tips, g))); diff != "" {
		t.Errorf("tips of a guide without advice (-want +got):\n%s", diff)
	}
}

func TestADocumentIsNamedOnce(t *testing.T) {
	sources := []assets.Source{{Document: "b", Line: 1}, {Document: "a"}, {Document: "b", Line: 9}, {Document: assets.OwnWork}}
	if diff := cmp.Diff([]string{"b", "a", assets.OwnWork}, documents(sources)); diff != "" {
		t.Errorf("documents (-want +got):\n%s", diff)
	}
}

func ids(tips []assets.Tip) []string {
	var list []string
	for _, tip := range tips {
		list = append(list, tip.ID)
	}
	return list
}
