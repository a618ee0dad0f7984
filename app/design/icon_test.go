package design

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestEveryIconFileHasOneName(t *testing.T) {
	files, err := os.ReadDir("../../assets/icons")
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, icon := range Icons() {
		count[icon.name]++
	}
	for _, file := range files {
		name, svg := strings.CutSuffix(file.Name(), ".svg")
		if svg && count[name] != 1 {
			t.Errorf("icon %s has %d names in this package, want 1", name, count[name])
		}
		delete(count, name)
	}
	for name := range count {
		t.Errorf("icon %s has no file", name)
	}
}

func TestIconChangesNameAndStrokeWithTheTheme(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(Light, 1))
	light, name := IconPhone.Content(), IconPhone.Name()
	if !bytes.Contains(light, []byte(`stroke="#2b211b"`)) {
		t.Errorf("the light icon is not drawn in ink: %.200s", light)
	}
	app.Settings().SetTheme(NewTheme(Dark, 1))
	if bytes.Equal(light, IconPhone.Content()) || name == IconPhone.Name() {
		t.Error("the dark icon has the light one's stroke or name, so that Fyne would show the light one")
	}
}

func TestFilledIconHasAnotherName(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(Light, 1))
	if IconHeart.Filled().Name() == IconHeart.Name() {
		t.Error("a filled heart has the name of an outline")
	}
	if bytes.Contains(IconHeart.Filled().Content(), []byte(`fill="none"`)) {
		t.Error("a filled heart is not filled")
	}
}
