package first

import (
	"testing"

	"bankje/i18n"
)

func TestTheSuggestedLanguageComesFirstAndNoneIsLost(t *testing.T) {
	got := suggested(i18n.UK)
	if len(got) != len(i18n.All()) || got[0] != i18n.UK {
		t.Errorf("suggested = %v", got)
	}
}
