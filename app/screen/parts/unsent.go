package parts

import (
	"strconv"

	"bankje/store"
)

// HasUnsent reports whether something that somebody wrote who is out of a team
// has come, and counts nowhere until a coordinator lets it.
func HasUnsent(m store.Member) bool {
	return m.Unsent > 0 && m.Standing != store.StandingReplaced
}

// LeftOut reports whether all that came of somebody was left out.
func LeftOut(settings store.Settings, m store.Member) bool {
	return settings.Screens[UnsentChoice(m)] == strconv.Itoa(m.Unsent)
}

// UnsentChoice names the setting that holds how many changes of a member were
// left out: should more come it is told anew.
func UnsentChoice(m store.Member) string { return "unsent." + m.Device.String() }

// Undecided counts the changes about which whoever holds this device is to decide
// whether they count.
func Undecided(settings store.Settings, team store.Team) (count int) {
	if !team.Coordinator || !team.Member || team.Outdated {
		return 0
	}
	for _, m := range team.Members {
		if HasUnsent(m) && !LeftOut(settings, m) {
			count += m.Unsent
		}
	}
	return count
}
