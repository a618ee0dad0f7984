package parts

import (
	"strings"

	"bankje/app/screen"
	"bankje/sync/report"
)

// SyncSentence says why something of sync did not go, what is safe, and what to
// do.
func SyncSentence(c *screen.Context, failure *report.Failure) string {
	return c.Text.T("sync_failure." + strings.ReplaceAll(string(failure.Kind), "-", "_"))
}
