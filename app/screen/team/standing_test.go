package team

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/report"
)

// TestNobodyIsSentToThemselves: a coordinator is told what else there is to do, and
// a member whom to ask.
func TestNobodyIsSentToThemselves(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	g := grouped(t, s)
	g.sync.Spaces = []report.Space{{ID: envelope.SpaceID(g.id), Forked: true, Parted: true, Branched: true, Differ: []envelope.DeviceID{{}}}}
	for journal, sent := range map[*store.Journal]bool{s.Journal: false, g.bohdan: true} {
		w := s.Show(t, apptest.Looks[0], New(journal, g.id))
		for language, word := range map[i18n.Language]string{i18n.NL: "uw coördinator", i18n.UK: "скажіть координатору", i18n.EN: "tell your coordinator"} {
			s.Speak(language)
			if !apptest.Shows(w, "Bankje") || apptest.Shows(w, word) != sent {
				t.Errorf("%s: sent to the coordinator %v, want %v: %q", language, !sent, sent, apptest.Texts(w))
			}
		}
	}
}
