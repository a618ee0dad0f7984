// Package settings is the list of settings: language, looks, text size and when
// Bankje locks. Start with [New].
package settings

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/i18n"
	"bankje/store"
)

// Screen is the list of settings.
type Screen struct{ page *kit.Page }

// New makes the screen.
func New() *Screen { return &Screen{} }

// Build draws the settings as they are, at the place where one was: each choice
// draws them anew.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	offset := float32(0)
	if s.page != nil {
		offset = s.page.Offset()
	}
	objects := []fyne.CanvasObject{
		kit.NewSection(c.Text.T("settings.language")),
		kit.NewSegmented(languageNames(), language(c), func(i int) {
			apply(c, func(s *store.Settings) { s.Language = string(i18n.All()[i]) })
		}),
		kit.NewSection(c.Text.T("settings.appearance")),
		looks(c),
		kit.NewSection(c.Text.T("settings.text_size")),
		sizes(c),
	}
	if !c.Examples { // which have no lock, are not kept, and remind of nothing
		objects = append(objects,
			kit.NewSection(c.Text.T("teams.title")),
			kit.NewListCard(page(c, design.IconUsers, c.Text.T("settings.teams"), "", route.Teams{})),
			kit.NewSection(c.Text.T("devices.section")),
			kit.NewListCard(page(c, design.IconSmartphone, c.Text.T("devices.title"), c.Text.T("devices.hint"), route.Devices{})),
			kit.NewSection(c.Text.T("settings.lock")),
			locks(c),
			kit.NewSection(c.Text.T("settings.protection")),
			protection(c),
			kit.NewSection(c.Text.T("export.section")),
			kit.NewListCard(
				page(c, design.IconShare, c.Text.T("export.title"), c.Text.T("export.hint"), route.Export{}),
				page(c, design.IconDownload, c.Text.T("bring_in.title"), c.Text.T("bring_in.hint"), route.BringIn{})),
			kit.NewSection(c.Text.T("settings.reminders")),
			kit.NewListCard(kit.NewSwitchRow(design.IconCalendar, c.Text.T("settings.remind"), c.Text.T("settings.remind_hint"),
				parts.Reminders(c.Settings), func(on bool) {
					apply(c, func(s *store.Settings) { *s = parts.WithReminders(*s, on) })
				})))
	}
	objects = append(objects,
		kit.NewSection(c.Text.T("settings.writing")),
		kit.NewListCard(kit.NewSwitchRow(design.IconShield, c.Text.T("settings.quiet_line"), c.Text.T("settings.quiet_line_hint"),
			parts.QuietLine(c.Settings), func(on bool) {
				apply(c, func(s *store.Settings) { *s = parts.WithQuietLine(*s, on) })
			})),
		kit.NewListCard(further(c)...))
	s.page = parts.Page(parts.Bar(c, c.Text.T("settings.title")), objects...)
	s.page.SetOffset(offset)
	return s.page
}

// further are the pages to read; a phone has no keys to tell of.
func further(c *screen.Context) []fyne.CanvasObject {
	rows := []fyne.CanvasObject{page(c, design.IconInfo, c.Text.T("settings.about"), "", route.About{})}
	if !c.Examples {
		rows = append(rows, kit.NewSettingRow(design.IconSparkles, c.Text.T("look_around.open"), c.Text.T("look_around.hint"), c.Go.LookAround))
	}
	if fyne.CurrentDevice().IsMobile() {
		return rows
	}
	return append(rows, page(c, design.IconKeyboard, c.Text.T("keyboard.title"), "", route.Keyboard{}))
}

// page is the way to a page of its own.
func page(c *screen.Context, icon design.Outline, label, value string, to route.Route) fyne.CanvasObject {
	return parts.Leads(c, kit.NewSettingRow(icon, label, value, func() { c.Go.To(to) }), to)
}

func apply(c *screen.Context, change func(*store.Settings)) {
	settings := c.Settings
	change(&settings)
	c.Go.Apply(settings)
}

// languageNames are the languages in their own words.
func languageNames() []string {
	var names []string
	for _, language := range i18n.All() {
		names = append(names, language.Name())
	}
	return names
}

// language is the index of the language that is spoken now.
func language(c *screen.Context) int {
	for i, language := range i18n.All() {
		if language == c.Text.Lang() {
			return i
		}
	}
	return 0
}

func looks(c *screen.Context) fyne.CanvasObject {
	var texts []string
	for _, a := range appearances {
		texts = append(texts, c.Text.T(a.id))
	}
	return kit.NewSegmented(texts, appearance(c.Settings), func(i int) {
		apply(c, func(s *store.Settings) { s.Appearance = appearances[i].value })
	})
}

// sizes is a sentence at the size that counts, between smaller and larger.
func sizes(c *screen.Context) fyne.CanvasObject {
	at := textSize(c.Settings)
	step := func(icon design.Outline, name string, to int) fyne.CanvasObject {
		button := kit.NewIconTextButton(kit.Soft, icon, name, func() {
			apply(c, func(s *store.Settings) { s.TextSize = textSizes[to] })
		})
		button.SetEnabled(to >= 0 && to < len(textSizes))
		return button
	}
	return kit.NewCard(design.Paper, design.Col(14,
		kit.NewBody(c.Text.T("settings.sample")),
		design.Grid(10,
			step(design.IconMinus, c.Text.T("settings.smaller"), at-1),
			step(design.IconPlus, c.Text.T("settings.larger"), at+1))))
}

func locks(c *screen.Context) fyne.CanvasObject {
	var texts []string
	for _, t := range lockTimes {
		texts = append(texts, lockTimeText(c.Text, t))
	}
	choice := kit.NewSegmented(texts, lockTime(c.Settings), func(i int) {
		apply(c, func(s *store.Settings) { s.LockAfter = lockTimes[i] })
	})
	now := kit.NewIconTextButton(kit.Soft, design.IconLock, c.Text.T("settings.lock_now"), c.Go.Lock)
	return design.Col(12, kit.NewMuted(c.Text.T("settings.lock_after")), choice, now)
}

// protection leads to what opens the journal, and says plainly that there is no
// way back while there is none.
func protection(c *screen.Context) fyne.CanvasObject {
	code := c.Text.T("settings.code_none")
	if c.Settings.CodeKept {
		code = c.Text.T("settings.code_kept")
	}
	rows := kit.NewListCard(
		page(c, design.IconLock, c.Text.T("settings.change_secret"), "", route.NewSecret{}),
		page(c, design.IconKey, c.Text.T("settings.code"), code, route.Recovery{}),
		page(c, design.IconArchive, c.Text.T("backup.title"), "", route.Backup{}))
	if c.Settings.CodeKept {
		return rows
	}
	return design.Col(12, rows, kit.NewNotice(design.Sand, design.IconInfo, c.Text.T("settings.no_code"), nil))
}
