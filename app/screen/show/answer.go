package show

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/i18n"
)

// answer is one thing to say about talking, with the picture that says it too.
type answer struct {
	id   string
	icon design.Outline
	tint design.Tint
}

// answers are those to choose from. What is chosen is shown, and then forgotten.
var answers = [...]answer{
	{"talk", design.IconTalks, design.Sage},
	{"rather_not", design.IconClose, design.Terracotta},
	{"another_time", design.IconClock, design.Sky},
}

// theirs speaks the language of who holds the phone.
func theirs(p parts.Prompt) *i18n.Printer { return i18n.For(i18n.Language(p.OtherLanguage)) }

func (a answer) text(p *i18n.Printer) string { return p.T("show.answer." + a.id) }

// picture is the answer for who doesn't read it.
func (a answer) picture(side float32) fyne.CanvasObject {
	icon := design.NewIcon(a.icon, design.SizeIconLarge, a.tint.Ink())
	return design.Fixed(side, side, design.Stack(design.NewSurface(a.tint.Fill(), design.Pill), design.Center(icon)))
}

// handBar has no way back: the lock takes its place.
func (s *Screen) handBar(c *screen.Context) kit.BarOptions {
	bar := parts.TabBar(c, "")
	bar.Icons = []fyne.CanvasObject{kit.NewIconButton(design.IconLock, c.Text.T("show.take_back"), c.Go.Lock)}
	return bar
}

// handedOver is the prompt with the three answers under it.
func (s *Screen) handedOver(c *screen.Context, p parts.Prompt) fyne.CanvasObject {
	rows := design.Col(10)
	for _, a := range answers {
		text := a.text(theirs(p))
		row := design.Row(16, 1, a.picture(60), design.NewText(text, design.SizeHeading, design.ColorInk).Strong().Leading(1.15))
		rows.Add(kit.NewTapCard(design.Paper, text, row, func() {
			s.answer = &a
			s.draw(c, p)
		}))
	}
	return under(s.handBar(c), kit.NewPoster(words(p)), rows)
}

// answered shows what was chosen to both: to the other in their words, and in
// one's own beneath them.
func (s *Screen) answered(c *screen.Context, p parts.Prompt) fyne.CanvasObject {
	other := theirs(p)
	lines := []fyne.CanvasObject{
		design.Center(s.answer.picture(104)),
		design.NewText(s.answer.text(other), design.SizePrompt, design.ColorInk).Strong().Centered().Leading(1.1).Whole(),
	}
	if other.Lang() != c.Text.Lang() {
		own := design.NewText(s.answer.text(c.Text), design.SizeHeading, s.answer.tint.Ink()).Centered()
		lines = append(lines, own)
	}
	lines = append(lines,
		design.Pad(6, 0, design.NewText(other.T("show.thanks"), design.SizeBody, design.ColorMuted).Centered().Leading(1.2)),
		design.Center(kit.NewLink(other.T("show.change"), func() {
			s.answer = nil
			s.draw(c, p)
		})))
	column := design.Within(design.MaxWidth, design.Col(14, lines...))
	scrolled, _ := design.VScroll(design.Pad(10, design.Gutter, design.Middle(column)))
	return design.Dock(kit.NewBar(s.handBar(c)), nil, scrolled)
}
