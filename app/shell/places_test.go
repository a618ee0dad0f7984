package shell

import (
	"bankje/app/screen/route"
	"bankje/store"
)

var everybody = store.PeopleFilter{}

// places is one of every kind of place that needs no draft.
func places(person store.PersonID) []route.Route {
	return []route.Route{
		route.Journal{}, route.New{}, route.Help{},
		route.Cards{Segment: route.Prompts}, route.Cards{Segment: route.Support},
		route.Cards{Segment: route.Tips}, route.Cards{Segment: route.Activities},
		route.People{}, route.Person{ID: person}, route.PersonForm{ID: person}, route.Erase{Person: person},
		route.GroupForm{}, route.FollowUpForm{Person: person}, route.FollowUps{}, route.Prepare{Person: person}, route.Quick{Person: person},
		route.Card{ID: "P10"}, route.Show{Prompt: "P10", Person: person}, route.PromptForm{}, route.Guide{ID: "guide-emotional"}, route.Activity{ID: "A01"},
		route.Referral{ID: "113"}, route.ReferralForm{Fills: "huisarts", Person: person},
		route.Teams{}, route.StartTeam{}, route.JoinTeam{},
		route.Devices{}, route.AddDevice{}, route.AddedDevice{}, route.ComeBack{},
		route.Crisis{}, route.Settings{}, route.NewSecret{}, route.Recovery{}, route.Backup{}, route.Keyboard{}, route.About{},
	}
}
