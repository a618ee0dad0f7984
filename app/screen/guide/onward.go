package guide

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
)

// prompts are the questions that fit, those to handle with care among them with
// the reason.
func prompts(c *screen.Context, ids []string) fyne.CanvasObject {
	lang := string(c.Text.Lang())
	voice := parts.NewVoice(lang, nil)
	var cards []fyne.CanvasObject
	for _, id := range ids {
		prompt, ok := parts.ReadPrompt(c.Content, nil, id, voice)
		if !ok {
			continue
		}
		pack, _ := c.Content.Prompts.Get(id)
		cards = append(cards, parts.NewPromptCard(c, prompt, parts.PromptCardOptions{
			OnTap:  func() { c.Go.To(route.Card{ID: id}) },
			Reason: pack.Reason.In(lang),
		}))
	}
	if len(cards) == 0 {
		return nil
	}
	return design.Col(12, cards...)
}

func activities(c *screen.Context, ids []string) fyne.CanvasObject {
	lang := string(c.Text.Lang())
	var rows []fyne.CanvasObject
	for _, id := range ids {
		if activity, ok := c.Content.Activities.Get(id); ok {
			rows = append(rows, kit.NewListRow(kit.RowContent{
				Lead:  parts.DomainDisc(activity.Domains),
				Title: activity.Title.In(lang),
			}, func() { c.Go.To(route.Activity{ID: id}) }))
		}
	}
	return list(rows)
}

func referrals(c *screen.Context, ids []string) fyne.CanvasObject {
	lang := string(c.Text.Lang())
	var rows []fyne.CanvasObject
	for _, id := range ids {
		if referral, ok := c.Content.Referrals.Get(id); ok {
			rows = append(rows, kit.NewListRow(kit.RowContent{
				Title:    referral.Name.In(lang),
				Subtitle: referral.Purpose.In(lang),
			}, func() { c.Go.To(route.Referral{ID: id}) }))
		}
	}
	return list(rows)
}

func list(rows []fyne.CanvasObject) fyne.CanvasObject {
	if len(rows) == 0 {
		return nil
	}
	return kit.NewListCard(rows...)
}
