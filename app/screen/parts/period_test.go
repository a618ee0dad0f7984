package parts

import (
	"testing"

	"bankje/store"
)

func TestAPeriodNeverEndsBeforeItBegins(t *testing.T) {
	p := store.Period{From: "2026-10-05", To: "2026-10-10"}
	if got := periodFrom(p, "2026-10-20"); got.From != "2026-10-20" || got.To != "2026-10-20" {
		t.Errorf("a later beginning gives %s to %s", got.From, got.To)
	}
	if got := periodTo(p, "2026-10-01"); got.From != "2026-10-01" || got.To != "2026-10-01" {
		t.Errorf("an earlier end gives %s to %s", got.From, got.To)
	}
	if got := periodTo(store.Period{}, "2026-10-01"); got.From != "" {
		t.Errorf("an end alone gives a beginning, %s", got.From)
	}
}
