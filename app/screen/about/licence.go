package about

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/assets"
)

// licences lists what Bankje is made of; each opens its licence.
func licences(c *screen.Context) fyne.CanvasObject {
	var others []fyne.CanvasObject
	for _, component := range assets.Components() {
		others = append(others, licenceRow(c, component.Name, component.Licence, component.Text()))
	}
	own := kit.NewListCard(
		licenceRow(c, c.Text.T("about.licence_app"), "Apache License 2.0", assets.License),
		licenceRow(c, c.Text.T("about.licence_font"), "SIL Open Font License 1.1", assets.InterLicense),
		licenceRow(c, c.Text.T("about.licence_icons"), "ISC, MIT", assets.IconsLicense))
	return design.Col(8, own, kit.NewExpander(c.Text.T("about.licence_others"), false, kit.NewListCard(others...)))
}

func licenceRow(c *screen.Context, name, licence, text string) fyne.CanvasObject {
	return kit.NewListRow(kit.RowContent{Title: name, Subtitle: licence}, func() { openLicence(c, name, text) })
}

// openLicence shows the text of a licence over the page. It is made only then:
// licences are a lot of text to lay out for who came to read the version.
func openLicence(c *screen.Context, name, text string) {
	lines := []fyne.CanvasObject{kit.NewCaption(c.Text.T("about.licence_note"))}
	for _, paragraph := range paragraphs(text) {
		lines = append(lines, design.NewText(paragraph, design.SizeCaption, design.ColorInk).Leading(1.2))
	}
	kit.NewSheet(name, c.Text.T("common.close"), lines...).Open(c.Canvas)
}
