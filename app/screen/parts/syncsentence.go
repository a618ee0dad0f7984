package parts

import (
	"bankje/app/screen"
	"bankje/sync/report"
)

// SyncSentence says why something of sync did not go, what is safe, and what to
// do.
func SyncSentence(c *screen.Context, failure *report.Failure) string {
	sentence, _ := Trouble(c.Text, failure)
	return sentence
}
