package card

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"bankje/app/screen/parts"
	"bankje/assets"
	"bankje/store"
)

func TestTheOtherFormsAreThoseThatThePageDoesNotShow(t *testing.T) {
	p := assets.Prompt{
		Wording: assets.Wording{
			NL: "Waar wordt u blij van?", NLInformal: "Waar word je blij van?",
			UK: "Що Вас тішить?", UKChild: "Що тебе тішить?", EN: "What makes you happy?",
		},
		Say: assets.Say{NLInformal: "Ваар ворд є блей ван?", UKChild: "Sjtsjo tébe tísjyt?"},
	}
	got := otherForms(p, parts.Voice{Language: "nl", Other: "uk"})
	want := []form{
		{"nl", assets.Informal, "Waar word je blij van?", ""},
		{"uk", assets.Child, "Що тебе тішить?", "Sjtsjo tébe tísjyt?"},
		{"en", assets.Formal, "What makes you happy?", ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestHowItSoundsIsInLettersThatTheReaderKnows(t *testing.T) {
	for app, want := range map[string][]string{"nl": {"uk"}, "en": {"uk"}, "uk": {"nl"}} {
		var sounds []string
		for _, language := range []string{"nl", "uk"} {
			if readable(language, parts.Voice{Language: app}) {
				sounds = append(sounds, language)
			}
		}
		if diff := cmp.Diff(want, sounds); diff != "" {
			t.Errorf("app in %s: %s", app, diff)
		}
	}
}

func TestAnOwnPromptShowsEachOfItsLanguagesOnce(t *testing.T) {
	p := store.OwnPrompt{NL: "Wat kookt u graag?", UK: "Що Ви любите готувати?", EN: "What do you like to cook?"}
	got := ownForms(p, parts.Voice{Language: "uk", Other: "nl"})
	if diff := cmp.Diff([]form{{Language: "en", Text: p.EN}}, got); diff != "" {
		t.Error(diff)
	}
	if got := ownForms(store.OwnPrompt{NL: p.NL}, parts.Voice{Language: "en", Other: "uk"}); len(got) != 0 {
		t.Errorf("a prompt in one language has other forms: %v", got)
	}
}
