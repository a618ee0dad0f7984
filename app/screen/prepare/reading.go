package prepare

import (
	"slices"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/assets"
	"bankje/store"
)

// reading is what one looks through before going in: tips, what to notice on a
// home visit, and the goals of this conversation.
func (s *Screen) reading() []fyne.CanvasObject {
	c := s.context
	few, rest := tips(c.Content.Tips.All(), s.setting, s.seed())
	s.tipFold = fold(s.tipFold, c.Text.T("prepare.more_tips"), s.tipLines(rest))
	advice := append(s.tipLines(few), s.tipFold)
	objects := []fyne.CanvasObject{
		kit.NewSection(c.Text.T("prepare.tips")),
		kit.NewCard(design.Paper, design.Col(12, advice...)),
	}
	if s.setting == store.SettingHomeVisit {
		s.hookFold = fold(s.hookFold, c.Text.T("prepare.hooks"), parts.HookLines(c))
		objects = append(objects, kit.NewCard(design.Paper, s.hookFold))
	}
	s.goalFold = fold(s.goalFold, c.Text.T("prepare.goals"), s.goalRows())
	return append(objects, kit.NewCard(design.Paper, s.goalFold))
}

// fold makes an expander that is open when the one before it was.
func fold(before *kit.Expander, title string, objects []fyne.CanvasObject) *kit.Expander {
	return kit.NewExpander(title, before != nil && before.Open(), design.Col(12, objects...))
}

func (s *Screen) tipLines(list []assets.Tip) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, tip := range list {
		lines = append(lines, parts.NewTipLine(tip.Kind, tip.Text.In(string(s.context.Text.Lang()))))
	}
	return lines
}

func (s *Screen) goalRows() []fyne.CanvasObject {
	column := design.Col(0)
	for _, goal := range parts.Goals(s.context) {
		column.Add(kit.NewCheckRow(goal.Text, slices.Contains(s.goals, goal.ID), func(on bool) {
			s.goals = parts.With(s.goals, goal.ID, on)
		}))
	}
	return []fyne.CanvasObject{column}
}
