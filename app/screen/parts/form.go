package parts

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/kit"
	"bankje/app/screen"
)

// Form is what all screens on which one thing is written share: it is read,
// what is written is kept over a redraw and saved once, and Back asks before
// something is lost. The screen has it embedded and says the fields.
type Form[T any] struct {
	Before  T // as it was read
	Now     T // as it is written
	Page    *kit.Page
	Context *screen.Context // that the form was drawn with last

	options FormOptions[T]
	bar     *kit.Bar
	read    bool
	saving  bool
}

// FormOptions are what a form can't know by itself. Differs is given what was
// read and what is written.
type FormOptions[T any] struct {
	New     bool   // what is written is not there yet
	Title   string // id of the title while it is new
	Editing string // id of the title once it is there
	Read    func(context.Context) (T, error)
	// Beside reads what else the fields show; what it gives is called on the UI
	// goroutine. It may be nil.
	Beside func(context.Context, T) (func(), error)
	// Show puts the fields of Now on Page, at each drawing.
	Show    func()
	Differs func(before, now T) bool
	// Save is what the button in the bar does, once the form is read.
	Save func()
}

// NewForm makes a form.
func NewForm[T any](o FormOptions[T]) *Form[T] { return &Form[T]{options: o} }

// Build draws the form, once what it begins with is read.
func (f *Form[T]) Build(c *screen.Context) fyne.CanvasObject {
	f.Context = c
	title := f.options.Editing
	if f.options.New {
		title = f.options.Title
	}
	bar := Bar(c, c.Text.T(title))
	bar.Back = f.leave
	bar.Action, bar.OnAction = c.Text.T("common.save"), f.Submit
	f.bar = kit.NewBar(bar)
	offset := Offset(f.Page)
	f.Page = kit.NewPage(f.bar)
	if f.read {
		f.options.Show()
		f.Page.SetOffset(offset)
		return f.Page
	}
	screen.Load(c, f.fetch, func(found formRead[T]) {
		if found.beside != nil {
			found.beside()
		}
		f.read, f.Before, f.Now = true, found.record, found.record
		f.options.Show()
	})
	return f.Page
}

// formRead is what a form begins with.
type formRead[T any] struct {
	record T
	beside func()
}

func (f *Form[T]) fetch(ctx context.Context) (found formRead[T], err error) {
	if found.record, err = f.options.Read(ctx); err != nil || f.options.Beside == nil {
		return found, err
	}
	found.beside, err = f.options.Beside(ctx, found.record)
	return found, err
}

// Into gives what a field calls to write what it holds into Now.
func Into[T, V any](f *Form[T], at *V) func(V) {
	return func(value V) {
		*at = value
		f.Changed()
	}
}

// Changed is told after each change of Now.
func (f *Form[T]) Changed() {}

// SetSaveEnabled says whether there is something that can be saved.
func (f *Form[T]) SetSaveEnabled(on bool) { f.bar.SetActionEnabled(on) }

// Submit saves, as the button in the bar does.
func (f *Form[T]) Submit() {
	if f.read {
		f.Context.Canvas.Unfocus()
		f.options.Save()
	}
}

// Keep saves now, which is Now made tidy: it is added where it is new. While
// the save before it is still under way nothing is done.
func (f *Form[T]) Keep(now T, add func(context.Context, T) (T, error),
	edit func(_ context.Context, before, after T) (T, error), done func(T)) {
	before := f.Before
	Once(f.Context, &f.saving, func(ctx context.Context) (T, error) {
		if f.options.New {
			return add(ctx, now)
		}
		return edit(ctx, before, now)
	}, done)
}

// Drop leaves the form without what is written.
func (f *Form[T]) Drop() { f.Context.Go.Back() }

// Back asks first when something would be lost.
func (f *Form[T]) Back() bool {
	if !f.read || !f.options.Differs(f.Before, f.Now) {
		return false
	}
	AskToSave(f.Context, f.Submit, f.Drop)
	return true
}

// leave is the back button of the bar.
func (f *Form[T]) leave() {
	if !f.Back() {
		f.Context.Go.Back()
	}
}
