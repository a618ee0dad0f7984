package parts

import (
	"bankje/app/kit"
	"bankje/app/screen"
)

// AskToDrop asks before a draft is thrown away, because it can't be brought
// back; word says what the button does.
func AskToDrop(c *screen.Context, word string, drop func()) {
	var sheet *kit.Sheet
	dropping := kit.NewButton(kit.Soft, word, func() {
		sheet.Close()
		drop()
	})
	keep := kit.NewButton(kit.Primary, c.Text.T("after.keep"), func() { sheet.Close() })
	sheet = kit.NewSheet(c.Text.T("after.drop_title"), c.Text.T("common.close"),
		kit.NewBody(c.Text.T("after.drop_text")), kit.Buttons(dropping, keep)).Open(c.Canvas)
}
