package shell

import (
	"cmp"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/i18n"
	"bankje/store"
)

// TestThePicturesOfTheREADME goes to what the README shows. It makes the
// pictures anew with
//
//	BANKJE_PICTURES=$PWD/assets/pictures CGO_ENABLED=0 go test -tags ci -run README ./app/shell
func TestThePicturesOfTheREADME(t *testing.T) {
	v := looksAround(t, i18n.NL, design.Light)
	v.picture("today")
	v.shell.To(route.Prepare{Person: v.person("Oksana")})
	v.picture("prepare")
	v.taps("prepare.start")
	v.taps("talk.asked")
	v.taps("talk.finish")
	v.types(0, "Samen de weg naar het buurthuis lopen.")
	for _, choice := range []string{"Netwerk", "Vrije tijd", "Zingeving, cultuur en rouw"} {
		v.taps(choice)
	}
	v.shell.window.Canvas().Unfocus() // no cursor in the pictures
	v.picture("after")
	v.shell.To(route.Referral{ID: "gemeente"})
	v.picture("referral")

	v = looksAround(t, i18n.UK, design.Dark)
	v.shell.To(route.Journal{})
	v.types(0, "співа")
	v.shell.window.Canvas().Unfocus()
	v.picture("search")
	v.talksOf("Оксана", "N18")
	v.picture("talk")

	v = looksAround(t, i18n.UK, design.Light)
	v.shell.To(route.Person{ID: v.person("Оксана")})
	v.picture("person")

	v = looksAround(t, i18n.NL, design.Dark)
	v.shell.To(route.Show{Prompt: "P08", HandOver: true})
	v.picture("show")
}

// looksAround gives somebody the examples in a look.
func looksAround(t *testing.T, language i18n.Language, mode design.Mode) *visitor {
	t.Helper()
	v := visit(t, language)
	v.shell.Window().Canvas().(interface{ SetScale(float32) }).SetScale(2) // before an icon is drawn
	v.taps(language.Name())
	settings := v.shell.settings
	settings.Appearance = map[design.Mode]string{design.Light: "light", design.Dark: "dark"}[mode]
	v.shell.Apply(settings)
	v.taps("look_around.open")
	return v
}

// person is the id of somebody in the journal.
func (v *visitor) person(alias string) store.PersonID {
	v.t.Helper()
	people, err := v.shell.journal.People(v.t.Context(), store.PeopleFilter{Query: alias})
	if err != nil || len(people) != 1 {
		v.t.Fatalf("%d people are called %q, %v", len(people), alias, err)
	}
	return people[0].ID
}

// talksOf begins a conversation with somebody at a prompt.
func (v *visitor) talksOf(alias, prompt string) {
	v.t.Helper()
	j := v.shell.journal
	d, err := j.NewDraft(v.t.Context(), store.Conversation{At: v.now, People: []store.PersonID{v.person(alias)}})
	if err != nil {
		v.t.Fatal(err)
	}
	d.Stage, d.Queue, d.TalkedAt = parts.StageTalk, []string{prompt, "N25"}, v.now
	if err := j.KeepDraft(v.t.Context(), d); err != nil {
		v.t.Fatal(err)
	}
	v.shell.To(route.Talk{Draft: d.ID})
}

// picture checks what is shown and, where pictures are asked for, writes it
// without the line that says that it is made up: the README says so.
func (v *visitor) picture(name string) {
	v.t.Helper()
	v.reads("look_around.line")
	apptest.Check(v.t, v.shell.Window())
	folder := os.Getenv("BANKJE_PICTURES")
	if folder == "" {
		return
	}
	v.shell.looking = false
	v.shell.frame.show()
	file, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		v.t.Fatal(err)
	}
	small := png.Encoder{CompressionLevel: png.BestCompression}
	if err := small.Encode(file, fewColours(v.shell.Window().Canvas().Capture())); err != nil {
		v.t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		v.t.Fatal(err)
	}
	v.shell.looking = true
	v.shell.frame.show()
}

// fewColours gives a picture in the 256 colours that it has most of, each other
// one as the nearest of these: a file a third as large that looks the same.
func fewColours(whole image.Image) image.Image {
	size := whole.Bounds()
	often := map[color.Color]int{}
	for y := size.Min.Y; y < size.Max.Y; y++ {
		for x := size.Min.X; x < size.Max.X; x++ {
			often[whole.At(x, y)]++
		}
	}
	colours := slices.SortedFunc(maps.Keys(often), func(a, b color.Color) int { return cmp.Compare(often[b], often[a]) })
	few := image.NewPaletted(size, colours[:min(256, len(colours))])
	nearest := map[color.Color]uint8{}
	for _, c := range colours {
		nearest[c] = uint8(few.Palette.Index(c))
	}
	for y := size.Min.Y; y < size.Max.Y; y++ {
		for x := size.Min.X; x < size.Max.X; x++ {
			few.SetColorIndex(x, y, nearest[whole.At(x, y)])
		}
	}
	return few
}
