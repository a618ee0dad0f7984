package kit_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/mobile"
	"fyne.io/fyne/v2/test"

	"bankje/app/apptest"
	"bankje/app/design"
	"bankje/app/kit"
)

// open shows one part on a phone.
func open(t *testing.T, o fyne.CanvasObject) fyne.Window {
	t.Helper()
	return apptest.Open(t, o, apptest.Phone)
}

func start(t *testing.T) {
	t.Helper()
	apptest.Start(t, design.Light, 1)
}

func TestSlowPressIsATapOnAPhone(t *testing.T) {
	start(t)
	taps := 0
	button := kit.NewButton(kit.Primary, "Bewaar", func() { taps++ })
	open(t, button)
	test.TapSecondary(button)
	want := 0
	if fyne.CurrentDevice().IsMobile() {
		want = 1
	}
	if taps != want {
		t.Errorf("a slow press ran the action %d times, want %d", taps, want)
	}
}

func TestRefusedButtonDoesNothing(t *testing.T) {
	start(t)
	taps := 0
	button := kit.NewButton(kit.Primary, "Bewaar", func() { taps++ })
	w := open(t, button)
	button.SetEnabled(false)
	apptest.Tap(t, w, "Bewaar")
	button.SetEnabled(true)
	apptest.Tap(t, w, "Bewaar")
	if taps != 1 {
		t.Errorf("the action ran %d times, want only once the button was allowed", taps)
	}
}

func TestEnterPressesAndOtherKeysGoToTheWindow(t *testing.T) {
	start(t)
	taps, keys := 0, []fyne.KeyName{}
	button := kit.NewButton(kit.Primary, "Bewaar", func() { taps++ })
	w := open(t, button)
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { keys = append(keys, e.Name) })
	button.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	button.TypedKey(&fyne.KeyEvent{Name: mobile.KeyBack})
	if taps != 1 || !slices.Equal(keys, []fyne.KeyName{mobile.KeyBack}) {
		t.Errorf("taps = %d, window got %v; want 1 tap and Back", taps, keys)
	}
}

func TestBackInAFieldLeavesTheFieldAndReachesTheWindow(t *testing.T) {
	start(t)
	backs := 0
	field := kit.NewField(kit.FieldOptions{Label: "Notitie", Lines: 3})
	w := open(t, kit.NewPage(nil, field))
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { backs++ })
	field.Focus()
	if w.Canvas().Focused() == nil {
		t.Fatal("the field did not get the focus")
	}
	field.Focusable().TypedKey(&fyne.KeyEvent{Name: mobile.KeyBack})
	if w.Canvas().Focused() != nil || backs != 1 {
		t.Errorf("after Back: focus %v, window told %d times; want none and once", w.Canvas().Focused(), backs)
	}
}

func TestFieldGrowsWithItsTextUpToALimit(t *testing.T) {
	start(t)
	field := kit.NewField(kit.FieldOptions{Label: "Notitie", Lines: 2, MostLines: 5})
	below := design.Gap(10)
	open(t, kit.NewPage(nil, field, below))
	empty := below.Position().Y
	field.SetText("een\ntwee\ndrie\nvier")
	four := below.Position().Y
	field.SetText(strings.Repeat("regel\n", 40))
	most := below.Position().Y
	field.SetText("")
	if four <= empty || most <= four || most > four+30 || below.Position().Y != empty {
		t.Errorf("what follows is at %v empty, %v with 4 lines, %v with 40, %v emptied; want it to move for 4, for one more at 40, and back",
			empty, four, most, below.Position().Y)
	}
}

func TestFocusedFieldStaysInSightWhenTheKeyboardComesUp(t *testing.T) {
	start(t)
	var fields []fyne.CanvasObject
	for range 8 {
		fields = append(fields, kit.NewField(kit.FieldOptions{Label: "Vraag", Text: "antwoord"}))
	}
	page := kit.NewPage(backBar("Vragen", ""), fields...)
	w := open(t, page)
	last := fields[7].(*kit.Field)
	last.Focus()
	w.Resize(apptest.Keyboard)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(last).Y
	if at < 0 || at+last.Size().Height > apptest.Keyboard.Height {
		t.Errorf("the field is from %v to %v of %v, out of sight", at, at+last.Size().Height, apptest.Keyboard.Height)
	}
}

func TestLowWindowKeepsRoomForTheColumn(t *testing.T) {
	start(t)
	page := kit.NewPage(backBar("Gesprek", ""), kit.NewBody(strings.Repeat("tekst ", 60))).SetBottom(kit.NewButton(kit.Primary, "Begin", nothing))
	w := open(t, page)
	high := apptest.Find[*kit.Button](w)[0]
	if bottom := fyne.CurrentApp().Driver().AbsolutePositionForObject(high).Y; bottom < 700 {
		t.Errorf("in a high window the action is at %v, want it at the bottom", bottom)
	}
	w.Resize(fyne.NewSize(360, 260))
	if got := len(apptest.Find[*kit.Button](w)); got != 1 {
		t.Fatalf("in a low window there are %d actions, want 1", got)
	}
	page.SetOffset(1000)
	if page.Offset() == 0 {
		t.Error("in a low window the action does not scroll with the column")
	}
}

func TestPageKeepsItsOffsetWhenItsColumnIsReplaced(t *testing.T) {
	start(t)
	column := func() []fyne.CanvasObject {
		var lines []fyne.CanvasObject
		for range 60 {
			lines = append(lines, kit.NewBody("regel"))
		}
		return lines
	}
	page := kit.NewPage(nil, column()...)
	open(t, page)
	page.SetOffset(300)
	page.SetObjects(column()...)
	if page.Offset() != 300 {
		t.Errorf("offset = %v, want 300", page.Offset())
	}
}

func TestKeypadIsDoneFromSixDigitsOn(t *testing.T) {
	start(t)
	var got []string
	pad := kit.NewKeypad(kit.KeypadOptions{Least: 6, Most: 8, Done: "Openen", Erase: "Wissen", OnDone: func(digits string) { got = append(got, digits) }})
	w := open(t, kit.NewPage(nil, pad))
	for _, name := range []string{"1", "2", "3", "4", "5", "Openen", "6", "Openen", "7", "8", "9", "Wissen", "Openen"} {
		apptest.Tap(t, w, name)
	}
	if want := []string{"123456", "1234567"}; !slices.Equal(got, want) {
		t.Errorf("done with %q, want %q: not under six, and no ninth digit", got, want)
	}
}

func TestKeypadTakesDigitsOfAKeyboard(t *testing.T) {
	start(t)
	var got string
	pad := kit.NewKeypad(kit.KeypadOptions{Least: 2, Most: 8, Done: "Openen", OnDone: func(digits string) { got = digits }})
	w := open(t, kit.NewPage(nil, pad))
	w.Canvas().Focus(pad)
	test.Type(pad, "1x23")
	pad.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	pad.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got != "12" {
		t.Errorf("typed %q, want 12", got)
	}
}

func TestSheetIsClosedByCrossScrimAndBackOnce(t *testing.T) {
	start(t)
	w := open(t, kit.NewPage(nil, kit.NewBody("tekst")))
	closed := 0
	sheet := kit.NewSheet("Keuze", "Sluiten", kit.NewBody("inhoud")).OnClose(func() { closed++ })
	sheet.Open(w.Canvas())
	apptest.Tap(t, w, "Sluiten")
	sheet.Open(w.Canvas())
	test.TapCanvas(w.Canvas(), fyne.NewPos(100, 20))
	sheet.Open(w.Canvas())
	test.TapCanvas(w.Canvas(), fyne.NewPos(100, 835))
	if !sheet.IsOpen() {
		t.Error("a tap on the sheet closed it")
	}
	if !kit.CloseTopSheet(w.Canvas()) || kit.CloseTopSheet(w.Canvas()) || sheet.IsOpen() || closed != 3 {
		t.Errorf("open %v, told of %d closings; want Back to close it once, and 3", sheet.IsOpen(), closed)
	}
}

func TestNewMessageIsNotTakenAwayByTheTimerOfAnOlderOne(t *testing.T) {
	start(t)
	var timers []func()
	bar := kit.NewSnackbar(func(_ time.Duration, f func()) { timers = append(timers, f) })
	w := open(t, design.Stack(kit.NewPage(nil), bar))
	undone := 0
	bar.Say("Gewist", "Zet terug", func() { undone++ })
	bar.Say("Bewaard", "", nil)
	timers[0]()
	if !apptest.Shows(w, "Bewaard") {
		t.Error("the timer of the first message took the second away")
	}
	timers[1]()
	if bar.Showing() {
		t.Error("the second message stayed after its time")
	}
	bar.Say("Gewist", "Zet terug", func() { undone++ })
	apptest.Tap(t, w, "Zet terug")
	if undone != 1 || bar.Showing() {
		t.Errorf("undone %d times, showing %v; want once and gone", undone, bar.Showing())
	}
}

func TestTimelineAsksForEachWindowOnceAndHoldsFew(t *testing.T) {
	start(t)
	asked := map[int]int{}
	var list *kit.Timeline
	list = kit.NewTimeline(func(from, count int) {
		asked[from]++
		list.SetRows(from, make([]kit.TimelineRow, count))
	}, func(int) {})
	open(t, list)
	list.SetCount(10000)
	for y := float32(0); y < 3000; y += 400 {
		list.SetOffset(y)
	}
	list.SetOffset(500000)
	for from, times := range asked {
		if times != 1 {
			t.Errorf("rows from %d were asked for %d times, want once", from, times)
		}
	}
	if len(asked) > 4 {
		t.Errorf("asked for %d windows, want only those that came into sight", len(asked))
	}
}

func TestRowThatIsTappedTellsItsIndex(t *testing.T) {
	start(t)
	var list *kit.Timeline
	tapped := -1
	list = kit.NewTimeline(func(from, count int) {
		list.SetRows(from, []kit.TimelineRow{{Title: "Oksana"}, {Title: "Serhij"}, {Title: "Halyna"}})
	}, func(i int) { tapped = i })
	w := open(t, list)
	list.SetCount(3)
	apptest.Tap(t, w, "Serhij")
	if tapped != 1 {
		t.Errorf("tapped row %d, want 1", tapped)
	}
}

func TestDragUpOnChipsScrollsThePage(t *testing.T) {
	start(t)
	chips := kit.NewChipRow(kit.Choice([]string{"Alle", "Begin", "Thuis", "Werk en taal", "Gezondheid", "Geld"}, 0, func(int) {})...)
	objects := []fyne.CanvasObject{chips}
	for range 60 {
		objects = append(objects, kit.NewBody("regel"))
	}
	page := kit.NewPage(nil, objects...)
	open(t, page)
	drag := func(dx, dy float32) {
		chips.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(dx, dy)})
		chips.DragEnd()
	}
	drag(-2, -40)
	if page.Offset() != 40 || chips.Offset() != 0 {
		t.Errorf("after a drag up the page is at %v and the chips at %v, want 40 and 0", page.Offset(), chips.Offset())
	}
	drag(-50, 2)
	if page.Offset() != 40 || chips.Offset() != 50 {
		t.Errorf("after a drag to the left the page is at %v and the chips at %v, want 40 and 50", page.Offset(), chips.Offset())
	}
}

func TestDragAcrossAFieldScrollsThePageOnAPhone(t *testing.T) {
	if !fyne.CurrentDevice().IsMobile() {
		return // only phones need the shield
	}
	start(t)
	var fields []fyne.CanvasObject
	for range 20 {
		fields = append(fields, kit.NewField(kit.FieldOptions{Label: "Vraag"}))
	}
	page := kit.NewPage(nil, fields...)
	w := open(t, page)
	finger := &fyne.DragEvent{Dragged: fyne.NewDelta(0, -60)}
	for _, shield := range apptest.Find[mobile.Touchable](w) {
		if _, entry := shield.(fyne.Focusable); !entry {
			shield.TouchDown(&mobile.TouchEvent{})
			shield.(fyne.Draggable).Dragged(finger)
			break
		}
	}
	if page.Offset() != 60 || w.Canvas().Focused() != nil {
		t.Errorf("page at %v, focus gained %v; want 60 and false", page.Offset(), w.Canvas().Focused() != nil)
	}
}

// TestATapOnAFieldPutsTheCursorThereOnAPhone: what is typed goes on where the finger
// came down, as everywhere on a phone.
func TestATapOnAFieldPutsTheCursorThereOnAPhone(t *testing.T) {
	if !fyne.CurrentDevice().IsMobile() {
		return // only phones need the shield
	}
	start(t)
	for x, want := range map[float32]string{14: "!soep", 300: "soep!"} {
		field := kit.NewField(kit.FieldOptions{Label: "Vraag", Text: "soep"})
		w := open(t, field)
		for _, shield := range apptest.Find[mobile.Touchable](w) {
			if _, entry := shield.(fyne.Focusable); !entry {
				shield.(fyne.Tappable).Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, 20)})
			}
		}
		if w.Canvas().Focused() != field.Focusable() {
			t.Fatal("it has no focus")
		}
		field.Focusable().TypedRune('!')
		if field.Text() != want {
			t.Errorf("at %v it becomes %q, want %q", x, field.Text(), want)
		}
	}
}

func TestAFieldThatGetsTheFocusGoesOnAtItsEnd(t *testing.T) {
	start(t)
	field := kit.NewField(kit.FieldOptions{Label: "Vraag", Text: "soep"})
	open(t, field)
	field.Focus()
	field.Focusable().TypedRune('!')
	if field.Text() != "soep!" {
		t.Errorf("it becomes %q", field.Text())
	}
}

func TestAtMostOneOfAChoiceIsOn(t *testing.T) {
	start(t)
	var chosen []int
	chips := kit.Choice([]string{"Alle", "Begin", "Thuis"}, 0, func(i int) { chosen = append(chosen, i) })
	w := open(t, kit.Chips(chips...))
	apptest.Tap(t, w, "Thuis")
	apptest.Tap(t, w, "Thuis")
	apptest.Tap(t, w, "Begin")
	on := 0
	for _, chip := range chips {
		if chip.(*kit.Chip).On() {
			on++
		}
	}
	if !slices.Equal(chosen, []int{2, -1, 1}) || on != 1 {
		t.Errorf("chosen %v with %d on, want [2 -1 1] with 1", chosen, on)
	}
}

func TestExpanderShowsItsContentOnDemand(t *testing.T) {
	start(t)
	w := open(t, kit.NewPage(nil, kit.NewExpander("Meer", false, kit.NewBody("de rest"))))
	if apptest.Shows(w, "de rest") {
		t.Error("a closed expander shows its content")
	}
	apptest.Tap(t, w, "Meer")
	if !apptest.Shows(w, "de rest") {
		t.Error("an open expander hides its content")
	}
	apptest.Check(t, w)
}

func TestQuickDaysBeginWhereTheTitleDoesAndDaysKeepTheirWidth(t *testing.T) {
	start(t)
	w := apptest.Open(t, design.Stack(), fyne.NewSize(360, 640))
	daySheet().Open(w.Canvas())
	position := fyne.CurrentApp().Driver().AbsolutePositionForObject
	for _, chip := range apptest.Find[*kit.Chip](w) {
		if x := position(chip).X; x == 0 || chip.AccessibilityLabel() == "Завтра" && x != design.Gutter {
			t.Errorf("%q begins at %v, want %v", chip.AccessibilityLabel(), x, design.Gutter)
		}
	}
	apptest.Check(t, w) // the days among the targets
}

func TestDaysBeforeTheEarliestCannotBeChosen(t *testing.T) {
	start(t)
	day := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	var chosen []string
	picker := kit.NewDayPicker(kit.DayOptions{Words: words{}, Today: day, Earliest: day, Next: "Volgende",
		OnChosen: func(day time.Time) { chosen = append(chosen, day.Format(time.DateOnly)) }})
	w := open(t, picker)
	apptest.Tap(t, w, "21 November")
	apptest.Tap(t, w, "22 November")
	apptest.Tap(t, w, "Volgende")
	apptest.Tap(t, w, "1 December")
	if !slices.Equal(chosen, []string{"2026-11-22", "2026-12-01"}) {
		t.Errorf("chosen %v, want today and the first of December", chosen)
	}
}

func TestPosterIsAsLargeAsFitsAndTurns(t *testing.T) {
	start(t)
	poster := kit.NewPoster("Від чого Ви радієте?")
	w := open(t, poster)
	upright := w.Canvas().Capture()
	if got := poster.TextSize(); got < 50 {
		t.Errorf("a short text is drawn at %v, want it huge", got)
	}
	poster.SetTurned(true)
	turned := w.Canvas().Capture()
	size := upright.Bounds().Size()
	differing := 0
	for y := range size.Y {
		for x := range size.X {
			a, _, _, _ := upright.At(x, y).RGBA()
			b, _, _, _ := turned.At(size.X-1-x, size.Y-1-y).RGBA()
			if a > b+0x4000 || b > a+0x4000 {
				differing++
			}
		}
	}
	if differing > size.X*size.Y/100 {
		t.Errorf("turned round, %d of %d points differ from the upright text", differing, size.X*size.Y)
	}
}
