package keyboard

import (
	"testing"

	"bankje/app/screen"
	"bankje/app/screen/screentest"
)

func TestTheKeysHoldInEveryLook(t *testing.T) {
	screentest.Look(t, "keyboard", func(*testing.T, *screentest.Stage) screen.Screen { return New() })
}
