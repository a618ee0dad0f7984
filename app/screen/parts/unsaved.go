package parts

import (
	"bankje/app/kit"
	"bankje/app/screen"
)

// AskToSave asks, before a form with unsaved text is left, whether to save it.
// Save and drop are called once the sheet is closed; closing the sheet itself
// stays on the form.
func AskToSave(c *screen.Context, save, drop func()) {
	var sheet *kit.Sheet
	closing := func(then func()) func() {
		return func() {
			sheet.Close()
			then()
		}
	}
	sheet = kit.NewSheet(c.Text.T("form.unsaved"), c.Text.T("common.close"),
		kit.NewButton(kit.Primary, c.Text.T("common.save"), closing(save)),
		kit.NewButton(kit.Soft, c.Text.T("form.drop"), closing(drop)),
	).Open(c.Canvas)
}
