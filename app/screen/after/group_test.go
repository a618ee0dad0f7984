package after_test

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/after"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

func TestAGroupIsAskedAboutAsSeveral(t *testing.T) {
	for language, words := range map[i18n.Language][2]string{
		i18n.NL: {"Wat wil de ander?", "Wat willen de anderen?"},
		i18n.UK: {"Чого хоче ця людина?", "Чого хочуть ці люди?"},
		i18n.EN: {"What does the other want?", "What do the others want?"},
	} {
		s := screentest.New(t, language)
		tale := s.Tell(t)
		for several, talk := range []store.Conversation{
			{People: []store.PersonID{tale.Oksana.ID}},
			{Group: tale.Women.ID, GroupCount: 7},
			{GroupCount: 7},
			{People: []store.PersonID{tale.Oksana.ID, tale.Serhij.ID}},
		} {
			w := s.Show(t, apptest.Looks[0], after.New(s.Journal, s.Draft(t, talk).ID))
			if one, more := apptest.Shows(w, words[0]), apptest.Shows(w, words[1]); one != (several == 0) || more == one {
				t.Errorf("%s: of %+v it shows %q", language, talk, apptest.Texts(w)[:6])
			}
		}
	}
}
