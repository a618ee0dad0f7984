package activity

import (
	"slices"

	"bankje/assets"
)

// explains reports whether a guide is worth reading with an activity: it names
// the activity, or is about a kind of support that the activity gives.
func explains(g assets.Guide, a assets.Activity) bool {
	return slices.Contains(g.Activities, a.ID) || slices.Contains(a.Support, g.Support)
}
