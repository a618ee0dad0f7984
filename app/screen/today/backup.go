package today

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// backupLine tells quietly that the last back-up is old. Put off, it comes back
// in a week; the screen of back-ups turns it off.
func backupLine(c *screen.Context, last store.BackedUp) fyne.CanvasObject {
	make := kit.NewLink(c.Text.T("backup.title"), func() { c.Go.To(route.Backup{}) })
	later := kit.NewLink(c.Text.T("common.later"), func() {
		c.Go.Apply(parts.WithBackupPutOff(c.Settings, store.DayOf(c.Now())))
	})
	text := c.Text.T("backup.old", "day", c.Text.Day(last.At, c.Now()))
	return design.Col(0, kit.NewQuietLine(design.IconArchive, design.ColorMuted, text),
		design.Fold(16, -1, make, later))
}
