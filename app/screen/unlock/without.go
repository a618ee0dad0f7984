package unlock

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
)

// withoutCode says plainly what cannot be done, that nothing is lost, and how
// to begin anew.
func withoutCode(c *screen.Context, bar kit.BarOptions, anew func()) fyne.CanvasObject {
	line := func(id string) fyne.CanvasObject {
		return design.NewText(c.Text.T(id), design.SizeBody, design.ColorInk).Centered().Leading(1.2)
	}
	return parts.Centered(kit.NewBar(bar),
		design.Center(kit.NewDrawing(design.IconLeaf, design.IconKey, design.IconNotebook)),
		parts.Title(c.Text.T("unlock.no_code")),
		line("unlock.nobody_can"), line("unlock.stays"),
		kit.NewButton(kit.Soft, c.Text.T("unlock.anew"), func() { confirmAnew(c, anew) }))
}

// confirmAnew asks once more: from here on the old conversations are out of
// reach in the app.
func confirmAnew(c *screen.Context, anew func()) {
	var sheet *kit.Sheet
	sure := kit.NewButton(kit.Primary, c.Text.T("unlock.anew_sure"), func() {
		sheet.Close()
		anew()
	})
	sheet = kit.NewSheet(c.Text.T("unlock.anew"), c.Text.T("common.close"), kit.NewBody(c.Text.T("unlock.anew_means"))).
		SetBottom(sure).Open(c.Canvas)
}
