package route

import (
	"encoding/json"
	"strings"
)

// FormPlace names the place of a form, under which the journal keeps what is
// written in it; "" for what is no form.
func FormPlace(r Route) string {
	name := ""
	switch r.(type) {
	case PersonForm:
		name = "person"
	case GroupForm:
		name = "group"
	case FollowUpForm:
		name = "follow-up"
	case PromptForm:
		name = "prompt"
	case ReferralForm:
		name = "card"
	case JoinTeam:
		name = "invitation"
	case StartTeam:
		name = "team"
	case Referral:
		name = "doubt"
	case Team:
		name = "team page"
	case Devices:
		name = "devices page"
	default:
		return ""
	}
	where, err := json.Marshal(r)
	if err != nil {
		return "" // no route holds what JSON can't
	}
	return name + " " + string(where)
}

// FormAt is the form at a place that FormPlace named, and whether this version
// of the app knows it.
func FormAt(place string) (Route, bool) {
	i := strings.Index(place, " {")
	if i < 0 {
		return nil, false
	}
	name, where := place[:i], place[i+1:]
	switch name {
	case "person":
		return formAt[PersonForm](where)
	case "group":
		return formAt[GroupForm](where)
	case "follow-up":
		return formAt[FollowUpForm](where)
	case "prompt":
		return formAt[PromptForm](where)
	case "card":
		return formAt[ReferralForm](where)
	case "invitation":
		return formAt[JoinTeam](where)
	case "team":
		return formAt[StartTeam](where)
	case "doubt":
		return formAt[Referral](where)
	case "team page":
		return formAt[Team](where)
	case "devices page":
		return formAt[Devices](where)
	}
	return nil, false
}

func formAt[R Route](where string) (Route, bool) {
	var r R
	err := json.Unmarshal([]byte(where), &r)
	return r, err == nil
}
