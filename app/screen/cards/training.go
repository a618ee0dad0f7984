package cards

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/assets"
)

// training is the group of ways to learn and practise, after the tips.
func (s *Screen) training() fyne.CanvasObject {
	const group = "training"
	var all []fyne.CanvasObject
	for training := range s.context.Content.Training.All() {
		all = append(all, s.oneTraining(training))
	}
	expander := kit.NewExpander(s.context.Text.T("cards.training"), s.open[group], design.Col(18, all...))
	s.tips = append(s.tips, tipGroupView{group, expander})
	return kit.NewCard(design.Paper, expander)
}

// oneTraining is what one learns, where it comes from, and the cards on which to
// ask for it.
func (s *Screen) oneTraining(training assets.Training) fyne.CanvasObject {
	c := s.context
	lang := string(c.Text.Lang())
	objects := []fyne.CanvasObject{
		design.NewText(training.Title.In(lang), design.SizeBody, design.ColorInk).Strong(),
		kit.NewMuted(training.Text.In(lang)),
		kit.NewCaption(parts.DocumentTitle(c, training.Source.Document)),
	}
	for _, id := range training.Referrals {
		if referral, ok := c.Content.Referrals.Get(id); ok {
			objects = append(objects, kit.NewLowButton(kit.Quiet, referral.Name.In(lang), func() {
				c.Go.To(route.Referral{ID: id})
			}))
		}
	}
	return design.Col(6, objects...)
}
