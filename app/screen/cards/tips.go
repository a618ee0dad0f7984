package cards

import (
	"iter"
	"slices"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/assets"
)

// tipKinds are the groups of tips, in the order in which they stand.
var tipKinds = [...]string{assets.TipDo, assets.TipDont, assets.TipInfo}

// tipsOf are the tips of a kind for a stage; all stages for "".
func tipsOf(all iter.Seq[assets.Tip], kind, stage string) []assets.Tip {
	var tips []assets.Tip
	for tip := range all {
		if tip.Kind == kind && (stage == "" || slices.Contains(tip.Stages, stage)) {
			tips = append(tips, tip)
		}
	}
	return tips
}

// tipGroupView is one group as it is drawn.
type tipGroupView struct {
	kind     string
	expander *kit.Expander
}

// tipGroups are the stages to choose from, the tips by kind, and where to learn
// more.
func (s *Screen) tipGroups() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{s.stages()}
	for i, kind := range tipKinds {
		tips := tipsOf(s.context.Content.Tips.All(), kind, s.stage)
		if len(tips) == 0 {
			continue
		}
		if _, known := s.open[kind]; !known {
			s.open[kind] = i == 0
		}
		objects = append(objects, s.tipGroup(kind, tips))
	}
	if s.stage == "" || s.stage == assets.StageBefore {
		objects = append(objects, s.hooks())
	}
	if s.stage == "" {
		objects = append(objects, s.training())
	}
	return objects
}

// hooks is the group of what to notice on a home visit.
func (s *Screen) hooks() fyne.CanvasObject {
	const group = "hooks"
	expander := kit.NewExpander(s.context.Text.T("prepare.hooks"), s.open[group], design.Col(14, parts.HookLines(s.context)...))
	s.tips = append(s.tips, tipGroupView{group, expander})
	return kit.NewCard(design.Sand, expander)
}

func (s *Screen) stages() fyne.CanvasObject {
	var words []parts.Word
	for _, stage := range assets.Stages {
		words = append(words, parts.Word{ID: stage, Text: s.context.Text.T("cards.stage." + stage)})
	}
	return parts.Choice(words, s.stage, func(stage string) {
		s.remember()
		s.stage = stage
		s.show()
	})
}

func (s *Screen) tipGroup(kind string, tips []assets.Tip) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, tip := range tips {
		lines = append(lines, parts.NewTipLine(kind, tip.Text.In(string(s.context.Text.Lang()))))
	}
	title := s.context.Text.T("cards.tip."+kind, "count", len(tips))
	expander := kit.NewExpander(title, s.open[kind], design.Col(14, lines...))
	s.tips = append(s.tips, tipGroupView{kind, expander})
	return kit.NewCard(parts.TipTint(kind), expander)
}
