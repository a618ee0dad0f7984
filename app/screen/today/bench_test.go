package today_test

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/screentest"
	"bankje/app/screen/today"
	"bankje/i18n"
	"bankje/store/storetest"
)

// BenchmarkOpen builds Today and lays it out in a window, with 10,000
// conversations behind it that are read on the same goroutine.
func BenchmarkOpen(b *testing.B) {
	s := screentest.New(b, i18n.UK)
	storetest.Fill(b, s.Journal, storetest.Busy)
	s.Show(b, apptest.Looks[0], today.New(s.Journal))
	for b.Loop() {
		s.Redraw()
	}
}
