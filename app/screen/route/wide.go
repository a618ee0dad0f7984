package route

// IsList reports whether a place is a list: in a wide window it stays at the
// left of what was opened from it.
func IsList(r Route) bool {
	switch r.(type) {
	case Today, Journal, Cards, Help, People, FollowUps, Settings, Teams:
		return true
	}
	return false
}

// IsWhole reports whether a place takes even a wide window for itself, because
// somebody else looks on or because one writes. What is opened from it does too.
func IsWhole(r Route) bool {
	switch r.(type) {
	case Talk, Note, Show:
		return true
	}
	return false
}
