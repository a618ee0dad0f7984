package first

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"bankje/i18n"
)

func TestAPassphraseIsLongEnoughAndTypedTwice(t *testing.T) {
	for name, c := range map[string]struct{ typed, want [2]string }{
		"too short":             {[2]string{"kort woord", "kort woord"}, [2]string{"first.passphrase_short", ""}},
		"not the same":          {[2]string{"lavendel fiets", "lavendel trein"}, [2]string{"", "first.passphrase_differs"}},
		"the same":              {[2]string{"lavendel fiets", "lavendel fiets"}, [2]string{}},
		"a keyboard's doing":    {[2]string{"Lavendel fiets ", "lavendel  fiets"}, [2]string{}},
		"as short in Ukrainian": {[2]string{"лавка і сад", "лавка і сад"}, [2]string{"first.passphrase_short", ""}},
	} {
		if diff := cmp.Diff(c.want, phraseFaults(c.typed)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestTheSuggestedLanguageComesFirstAndNoneIsLost(t *testing.T) {
	got := suggested(i18n.UK)
	if len(got) != len(i18n.All()) || got[0] != i18n.UK {
		t.Errorf("suggested = %v", got)
	}
}
