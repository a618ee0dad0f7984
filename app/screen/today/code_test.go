package today

import (
	"testing"

	"bankje/store"
)

func TestTheRecoveryCodeIsAskedForUntilItIsKept(t *testing.T) {
	var settings store.Settings
	if !asksForCode(settings, "2026-11-22") {
		t.Error("it is not asked for at first")
	}
	later := withCodeLater(settings, "2026-11-22")
	if asksForCode(later, "2026-11-22") {
		t.Error("later is asked again on the same day")
	}
	if !asksForCode(later, "2026-11-23") {
		t.Error("it is not asked for on the day after")
	}
	later.CodeKept = true
	if asksForCode(later, "2026-11-23") {
		t.Error("it is asked for although it is written down")
	}
	if settings.Screens != nil {
		t.Error("putting it off changed the settings that were given")
	}
}
