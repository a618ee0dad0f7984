package recovery

import (
	"fmt"
	"strings"
	"testing"
)

func TestTwoDifferentGroupsAreAskedOfEveryCode(t *testing.T) {
	for begin := range 100 {
		code := fmt.Sprintf("%02d", begin) + "34" + strings.Repeat(" 5678", 9)
		two := asked(code)
		if two[0] < 0 || two[0] >= two[1] || two[1] > 9 {
			t.Errorf("of %q the groups %v are asked", code[:4], two)
		}
	}
}
