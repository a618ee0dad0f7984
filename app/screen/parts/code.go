package parts

import "strings"

const (
	codeGroups  = 10
	groupDigits = 4
)

// code is a recovery code while it is typed, one group after the other.
type code struct {
	groups [codeGroups]string // "" or all digits of the group
	at     int                // the group that is being typed
}

// put takes the digits of the group and goes on to the next one that is not
// there yet. It reports false, and stays, when that was the last.
func (k *code) put(digits string) bool {
	k.groups[k.at] = digits
	for i := range codeGroups {
		next := (k.at + i) % codeGroups
		if k.groups[next] == "" {
			k.at = next
			return true
		}
	}
	return false
}

// String is what was typed so far.
func (k *code) String() string { return strings.Join(k.groups[:], " ") }
