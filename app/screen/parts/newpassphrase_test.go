package parts

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAPassphraseIsLongEnoughAndTypedTwice(t *testing.T) {
	for name, c := range map[string]struct{ typed, want [2]string }{
		"too short":             {[2]string{"kort woord", "kort woord"}, [2]string{"secret.passphrase_short", ""}},
		"not the same":          {[2]string{"lavendel fiets", "lavendel trein"}, [2]string{"", "secret.passphrase_differs"}},
		"the same":              {[2]string{"lavendel fiets", "lavendel fiets"}, [2]string{}},
		"a keyboard's doing":    {[2]string{"Lavendel fiets ", "lavendel  fiets"}, [2]string{}},
		"as short in Ukrainian": {[2]string{"лавка і сад", "лавка і сад"}, [2]string{"secret.passphrase_short", ""}},
	} {
		if diff := cmp.Diff(c.want, phraseFaults(c.typed)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
