package i18n

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWordsStandAsInADictionary(t *testing.T) {
	for _, c := range []struct {
		lang Language
		want []string
	}{
		{UK, []string{"вюн", "в’ють", "в'яз", "вʼязати", "гора", "ґанок", "Ґудзик", "дім", "еко", "єва", "жук", "ива", "іва", "їжа", "йод", "кіт", "ява"}},
		{NL, []string{"emil", "Émile", "emma", "ijs", "zoë", "zoen", "Zus"}},
		{EN, []string{"apple", "Banana", "cherry"}},
	} {
		got := slices.Clone(c.want)
		slices.Reverse(got)
		For(c.lang).Sort(got)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.lang, diff)
		}
	}
}

func TestItemsWithEqualTextsKeepTheirOrder(t *testing.T) {
	type person struct {
		alias string
		id    int
	}
	people := []person{{"Ґанна", 1}, {"Анна", 2}, {"Ґанна", 3}, {"Галина", 4}, {"Анна", 5}}
	SortBy(For(UK), people, func(p person) string { return p.alias })
	want := []person{{"Анна", 2}, {"Анна", 5}, {"Галина", 4}, {"Ґанна", 1}, {"Ґанна", 3}}
	if diff := cmp.Diff(want, people, cmp.AllowUnexported(person{})); diff != "" {
		t.Error(diff)
	}
}
