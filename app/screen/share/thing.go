package share

import (
	"context"

	"bankje/app/screen/parts"
	"bankje/store"
)

// thing is what is shared: its name, what of it goes along and what stays (ids
// of texts, "" for nothing), and how it is shared.
type thing struct {
	name  string
	goes  string
	stays string
	team  store.TeamID // with which it is shared already
	share func(context.Context, store.TeamID) error
}

func (s *Screen) readThing(ctx context.Context) (thing, error) {
	switch w := s.what; {
	case !w.Conversation.IsZero():
		return s.conversation(ctx, w.Conversation)
	case !w.Person.IsZero():
		p, err := s.journal.Person(ctx, w.Person)
		return thing{p.Alias, "share.person_goes", "share.person_stays", p.Team, func(ctx context.Context, team store.TeamID) error {
			return s.journal.SharePerson(ctx, p.ID, team)
		}}, err
	case !w.Group.IsZero():
		g, err := s.journal.Group(ctx, w.Group)
		return thing{g.Name, "share.group_goes", "share.group_stays", g.Team, func(ctx context.Context, team store.TeamID) error {
			return s.journal.ShareGroup(ctx, g.ID, team)
		}}, err
	case !w.Card.IsZero():
		card, err := s.journal.OwnCard(ctx, w.Card)
		return thing{parts.CardName(s.context, card), "share.card_goes", "", card.Team, func(ctx context.Context, team store.TeamID) error {
			return s.journal.ShareCard(ctx, card.ID, team)
		}}, err
	}
	p, err := s.journal.OwnPrompt(ctx, s.what.Prompt)
	return thing{s.promptText(p), "share.prompt_goes", "", p.Team, func(ctx context.Context, team store.TeamID) error {
		return s.journal.SharePrompt(ctx, p.ID, team)
	}}, err
}

// conversation is named by who was there and when.
func (s *Screen) conversation(ctx context.Context, id store.ConversationID) (thing, error) {
	c := s.context
	talk, err := s.journal.Conversation(ctx, id)
	if err != nil {
		return thing{}, err
	}
	company, err := parts.ReadCompany(ctx, s.journal, talk)
	t := thing{name: company.Names(c) + ", " + c.Text.Day(talk.At, c.Now()), goes: "share.talk_goes", team: talk.Team,
		share: func(ctx context.Context, team store.TeamID) error { return s.journal.ShareConversation(ctx, id, team) }}
	if talk.Self != "" {
		t.stays = "share.talk_stays"
	}
	return t, err
}

// promptText is a prompt in one's own language, or in another that it has.
func (s *Screen) promptText(p store.OwnPrompt) string {
	own := map[string]string{"nl": p.NL, "uk": p.UK, "en": p.EN}[string(s.context.Text.Lang())]
	for _, text := range []string{own, p.NL, p.UK, p.EN} {
		if text != "" {
			return text
		}
	}
	return ""
}
