package shell

import (
	"bankje/app/screen"
	"bankje/app/screen/about"
	"bankje/app/screen/activity"
	"bankje/app/screen/adddevice"
	"bankje/app/screen/after"
	"bankje/app/screen/backup"
	"bankje/app/screen/bringin"
	"bankje/app/screen/card"
	"bankje/app/screen/cards"
	"bankje/app/screen/conversation"
	"bankje/app/screen/crisis"
	"bankje/app/screen/erase"
	"bankje/app/screen/export"
	"bankje/app/screen/followupform"
	"bankje/app/screen/followups"
	"bankje/app/screen/groupform"
	"bankje/app/screen/guide"
	"bankje/app/screen/help"
	"bankje/app/screen/invite"
	"bankje/app/screen/jointeam"
	"bankje/app/screen/journal"
	"bankje/app/screen/keyboard"
	"bankje/app/screen/newsecret"
	"bankje/app/screen/newtalk"
	"bankje/app/screen/note"
	"bankje/app/screen/people"
	"bankje/app/screen/person"
	"bankje/app/screen/personform"
	"bankje/app/screen/prepare"
	"bankje/app/screen/promptform"
	"bankje/app/screen/quick"
	"bankje/app/screen/recovery"
	"bankje/app/screen/referral"
	referralform "bankje/app/screen/referral/form"
	"bankje/app/screen/route"
	"bankje/app/screen/settings"
	"bankje/app/screen/share"
	"bankje/app/screen/show"
	"bankje/app/screen/startteam"
	"bankje/app/screen/talk"
	"bankje/app/screen/team"
	"bankje/app/screen/teams"
	"bankje/app/screen/today"
	"bankje/app/screen/versions"
)

// compose makes the screen that shows a place. Every place of package route has
// its line here, and a test keeps it so.
func (s *Shell) compose(r route.Route) screen.Screen {
	j := s.journal
	switch r := r.(type) {
	case route.Today:
		return today.New(j)
	case route.Journal:
		return journal.New(j)
	case route.New:
		return newtalk.New(j)
	case route.Cards:
		return cards.New(j, r.Segment)
	case route.Help:
		return help.New(j)
	case route.People:
		return people.New(j)
	case route.Person:
		return person.New(j, r.ID)
	case route.PersonForm:
		return personform.New(j, r)
	case route.Erase:
		return erase.New(j, r)
	case route.GroupForm:
		return groupform.New(j, r)
	case route.FollowUpForm:
		return followupform.New(j, r)
	case route.FollowUps:
		return followups.New(j)
	case route.Prepare:
		return prepare.New(j, r)
	case route.Talk:
		return talk.New(j, r.Draft)
	case route.Note:
		return note.New(j, r.Draft)
	case route.After:
		return after.New(j, r.Draft)
	case route.Quick:
		return quick.New(j, r)
	case route.Conversation:
		return conversation.New(j, r.ID)
	case route.Versions:
		return versions.New(j, r.ID)
	case route.Card:
		return card.New(j, r)
	case route.Show:
		return show.New(j, r)
	case route.PromptForm:
		return promptform.New(j, r)
	case route.Guide:
		return guide.New(j, r.ID)
	case route.Activity:
		return activity.New(j, r.ID)
	case route.Referral:
		return referral.New(j, r.ID)
	case route.ReferralForm:
		return referralform.New(j, r)
	case route.StartTeam:
		return startteam.New(j)
	case route.InviteToTeam:
		return invite.New(j, r.Team)
	case route.JoinTeam:
		return jointeam.New(j)
	case route.Devices:
		return team.NewOwn(j)
	case route.AddDevice:
		return adddevice.New(s.vault, j)
	case route.AddedDevice:
		return jointeam.NewAdded(j)
	case route.ComeBack:
		return jointeam.NewOwn(j)
	case route.Share:
		return share.New(j, r)
	case route.Teams:
		return teams.New(j)
	case route.Team:
		return team.New(j, r.ID)
	case route.Settings:
		return settings.New()
	case route.NewSecret:
		return newsecret.New(s.vault, j)
	case route.Recovery:
		return recovery.New(s.vault, j)
	case route.Backup:
		return backup.New(s.vault, j)
	case route.Export:
		return export.New(s.vault, j)
	case route.BringIn:
		return bringin.New(j)
	case route.Keyboard:
		return keyboard.New()
	case route.About:
		return about.New()
	}
	if j == nil {
		return crisis.New(nil) // a nil *Journal would not be a nil interface
	}
	return crisis.New(j)
}
