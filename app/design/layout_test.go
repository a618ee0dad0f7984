package design

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// brick is something of a fixed least size.
func brick(width, height float32) *canvas.Rectangle {
	r := canvas.NewRectangle(color.Black)
	r.SetMinSize(fyne.NewSize(width, height))
	return r
}

func bricks(n int, width, height float32) []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, n)
	for i := range objects {
		objects[i] = brick(width, height)
	}
	return objects
}

// lay gives a container a width and the height that it needs there.
func lay(c *fyne.Container, width float32) float32 {
	height := HeightFor(c, width)
	c.Resize(fyne.NewSize(width, height))
	return height
}

func TestThreeButtonsBecomeTwoAndOne(t *testing.T) {
	for _, test := range []struct {
		name   string
		width  float32
		height float32
		last   fyne.Position
	}{
		{"three fit", 320, 50, fyne.NewPos(220, 0)},
		{"two fit", 250, 110, fyne.NewPos(0, 60)},
		{"one fits", 180, 170, fyne.NewPos(0, 120)},
	} {
		t.Run(test.name, func(t *testing.T) {
			objects := bricks(3, 100, 50)
			if got := lay(Grid(10, objects...), test.width); got != test.height {
				t.Errorf("height = %v, want %v", got, test.height)
			}
			if got := objects[2].Position(); got != test.last {
				t.Errorf("the third is at %v, want %v", got, test.last)
			}
		})
	}
}

func TestLongTextsStandBesideEachOtherWhereThereIsRoom(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light, 1))
	for width, beside := range map[float32]bool{300: false, 418: true, 900: true} {
		var texts []fyne.CanvasObject
		for range 2 {
			texts = append(texts, Wrapping(200, NewText(strings.Repeat("een lange notitie ", 50), SizeBody, ColorInk)))
		}
		lay(Grid(18, texts...), width)
		if is := texts[1].Position().Y == 0; is != beside {
			t.Errorf("at %v they stand beside each other: %v", width, is)
		}
	}
}

func TestFourButtonsBecomeTwoAndTwo(t *testing.T) {
	objects := bricks(4, 100, 50)
	if got := lay(Grid(10, objects...), 330); got != 110 {
		t.Errorf("height = %v, want two rows", got)
	}
}

func TestLabelGoesAboveValueWhenTheyDoNotFit(t *testing.T) {
	label, value := brick(100, 20), brick(80, 20)
	row := Fold(10, 0, label, value)
	if got := lay(row, 200); got != 20 || value.Position().X != 120 {
		t.Errorf("with room: height %v with the value at %v, want one line with the value at the right", got, value.Position())
	}
	if got := lay(row, 150); got != 44 || value.Position() != fyne.NewPos(0, 24) {
		t.Errorf("without: height %v with the value at %v, want it under the label", got, value.Position())
	}
	if got := row.MinSize().Height; got != 44 {
		t.Errorf("least height once folded = %v, want 44", got)
	}
}

func TestFlowKnowsItsHeightBeforeItIsLaidOut(t *testing.T) {
	flow := Flow(10, 5, bricks(5, 100, 20)...)
	for width, want := range map[float32]float32{540: 20, 330: 45, 210: 70, 100: 120} {
		if got := HeightFor(flow, width); got != want {
			t.Errorf("height at %v = %v, want %v", width, got, want)
		}
	}
}

func TestRowLetsTheWidestGiveWay(t *testing.T) {
	wide, small := brick(300, 20), brick(50, 20)
	lay(Row(10, -1, wide, small), 200)
	if wide.Size().Width != 140 || small.Size().Width != 50 {
		t.Errorf("widths %v and %v, want 140 and 50", wide.Size().Width, small.Size().Width)
	}
}

func TestTextIsAsHighAsItsLinesInOnePass(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(Light, 1))
	text := NewText("Хоче краще говорити нідерландською і шукає мовне кафе поруч", SizeBody, ColorInk)
	after := brick(10, 10)
	lay(Col(0, text, after), 160)
	want := float32(text.Lines(160)) * text.LineHeight()
	if text.Lines(160) < 3 || after.Position().Y != want {
		t.Errorf("what follows a text of %d lines is at %v, want %v", text.Lines(160), after.Position().Y, want)
	}
}

func TestTitleIsMadeSmallerRatherThanBroken(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(Light, 1.5))
	title := NewText("Gesprekskaarten", SizeTitle, ColorInk).Strong().Whole()
	if got := title.Lines(230); got != 1 {
		t.Errorf("a long word takes %d lines, want 1 in smaller letters", got)
	}
}

func TestOnlyAnExcerptIsCut(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(Light, 1))
	words := "Wil graag beter Nederlands spreken en zoekt een taalcafé dichtbij"
	whole, excerpt := NewText(words, SizeBody, ColorInk), NewText(words, SizeBody, ColorInk).Excerpt(2)
	whole.Resize(fyne.NewSize(120, 0))
	excerpt.Resize(fyne.NewSize(120, 0))
	if whole.IsCut() || !excerpt.IsCut() || excerpt.Lines(120) != 2 {
		t.Errorf("cut: text %v, excerpt %v on %d lines; want only the excerpt, on 2", whole.IsCut(), excerpt.IsCut(), excerpt.Lines(120))
	}
}

func TestReflowReachesAChangeDeepInside(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(Light, 1))
	text, after := NewText("kort", SizeBody, ColorInk), brick(10, 10)
	w := test.NewWindow(Col(0, Pad(4, 4, Col(0, text)), after))
	defer w.Close()
	w.SetPadded(false)
	w.Resize(fyne.NewSize(120, 400))
	before := after.Position().Y
	text.SetText("een tekst die nu over heel wat meer dan een regel gaat lopen")
	Reflow(text)
	if after.Position().Y <= before+2*text.LineHeight() {
		t.Errorf("what follows moved from %v to %v, want it under the longer text", before, after.Position().Y)
	}
}
