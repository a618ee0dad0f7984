package recovery

import "strings"

// groups are the groups of digits of a recovery code.
func groups(code string) []string { return strings.Fields(code) }

// asked are the two groups, counted from 0, that are to be typed back. They
// follow from the code, which is random, so that nobody learns which ones to
// write down.
func asked(code string) [2]int {
	digits := strings.Join(groups(code), "")
	count := len(groups(code))
	first := int(digits[0]-'0') % count
	second := int(digits[1]-'0') % count
	if second == first {
		second = (first + count/2) % count
	}
	return [2]int{min(first, second), max(first, second)}
}
