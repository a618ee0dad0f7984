package busy_test

import (
	"testing"

	"bankje/app/screen"
	"bankje/app/screen/busy"
	"bankje/app/screen/screentest"
)

func TestWaitingHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "busy", func(*testing.T, *screentest.Stage) screen.Screen {
		return busy.New(func(c *screen.Context) string { return c.Text.T("look_around.making") })
	})
}
