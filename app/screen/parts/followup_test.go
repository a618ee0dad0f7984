package parts_test

import (
	"testing"

	"bankje/app/screen/parts"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestWhenAFollowUpIsDueCannotBeMistaken(t *testing.T) {
	s := screentest.New(t, i18n.NL) // it is Sunday 22 November
	for want, f := range map[string]store.FollowUp{
		"zonder datum":                  {},
		"vandaag":                       {Day: "2026-11-22"},
		"was voor vrijdag":              {Day: "2026-11-20"},
		"tussen vr 20 nov en wo 25 nov": {Day: "2026-11-20", Until: "2026-11-25"},
		"gedaan gisteren":               {Day: "2026-11-20", State: store.FollowUpDone, DoneAt: screentest.Now.AddDate(0, 0, -1)},
		"vervallen vandaag":             {State: store.FollowUpDropped, DoneAt: screentest.Now},
	} {
		if got := parts.FollowUpWhen(s.Context, f); got != want {
			t.Errorf("%+v: %q; want %q", f, got, want)
		}
	}
}

func TestNamesAreSaidAsOneSaysThem(t *testing.T) {
	dutch, ukrainian := screentest.New(t, i18n.NL).Context, screentest.New(t, i18n.UK).Context
	if got := parts.Names(dutch, []string{"Oksana", "Serhij", "Halyna"}); got != "Oksana, Serhij en Halyna" {
		t.Errorf("in Dutch: %q", got)
	}
	for count, want := range map[int]string{1: "Група: 1 людина", 3: "Група: 3 людини", 12: "Група: 12 людей", 0: "Група"} {
		if got := parts.Group(ukrainian, "", count); got != want {
			t.Errorf("%d: %q; want %q", count, got, want)
		}
	}
}
