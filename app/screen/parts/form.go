package parts

import (
	"context"
	"encoding/json"
	"errors"

	"fyne.io/fyne/v2"

	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/route"
	"bankje/store"
)

// FormKeeper keeps what is written in a form until it is saved or dropped.
type FormKeeper interface {
	Form(ctx context.Context, place string) (store.FormDraft, error)
	KeepForm(place string, data []byte)
	SaveForm(ctx context.Context, place string, save func(context.Context) error) error
}

// Form is what all screens on which one thing is written share: it is read,
// what is written outlives a redraw, a lock and a kill, it is saved once, and
// Back asks before something is lost. The screen has it embedded and says the
// fields.
type Form[T store.Formed] struct {
	Before  T // as it was read
	Now     T // as it is written
	Page    *kit.Page
	Context *screen.Context // that the form was drawn with last

	options FormOptions[T]
	place   string
	bar     *kit.Bar
	read    bool
	saving  bool
	kept    bool // there may be a draft
	over    bool // it was saved or dropped
}

// FormOptions are what a form can't know by itself. Differs is given what was
// read and what is written.
type FormOptions[T store.Formed] struct {
	Journal FormKeeper
	Route   route.Route // of the form
	New     bool        // what is written is not there yet
	Title   string      // id of the title while it is new
	Editing string      // id of the title once it is there
	Read    func(context.Context) (T, error)
	// Beside reads what else the fields show; what it gives is called on the UI
	// goroutine. It may be nil.
	Beside func(context.Context, T) (func(), error)
	// Show puts the fields of Now on Page, at each drawing.
	Show    func()
	Differs func(before, now T) bool
	// Draft is what of now may be kept until it is saved; false for nothing. It
	// may be nil: then all of it.
	Draft func(now T) (T, bool)
	// Save is what the button in the bar does, once the form is read.
	Save func()
}

// NewForm makes a form.
func NewForm[T store.Formed](o FormOptions[T]) *Form[T] {
	return &Form[T]{options: o, place: route.FormPlace(o.Route)}
}

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
		f.read, f.kept = true, found.kept
		f.Before, f.Now = found.record.Before, found.record.Now
		f.options.Show()
	})
	return f.Page
}

// formRead is what a form begins with.
type formRead[T store.Formed] struct {
	record store.Written[T]
	kept   bool // it was written before, and not saved
	beside func()
}

func (f *Form[T]) fetch(ctx context.Context) (found formRead[T], err error) {
	read, err := f.options.Read(ctx)
	if errors.Is(err, store.ErrNotFound) {
		f.options.Journal.KeepForm(f.place, nil) // erased meanwhile
	}
	if err != nil {
		return found, err
	}
	found.record = store.Written[T]{Before: read, Now: read}
	draft, err := f.options.Journal.Form(ctx, f.place)
	switch {
	case err == nil:
		var written store.Written[T]
		if json.Unmarshal(draft.Data, &written) == nil { // else a newer app wrote it
			found.record, found.kept = written, true
		}
	case !errors.Is(err, store.ErrNotFound):
		return found, err
	}
	if f.options.Beside == nil {
		return found, nil
	}
	found.beside, err = f.options.Beside(ctx, found.record.Now)
	return found, err
}

// Into gives what a field calls to write what it holds into Now.
func Into[T store.Formed, V any](f *Form[T], at *V) func(V) {
	return func(value V) {
		*at = value
		f.Changed()
	}
}

// Changed is told after each change of Now, and keeps it.
func (f *Form[T]) Changed() {
	if !f.read || f.saving || f.over {
		return
	}
	now, keep := f.Now, f.options.Differs(f.Before, f.Now)
	if keep && f.options.Draft != nil {
		now, keep = f.options.Draft(now)
	}
	if !keep {
		f.forget()
		return
	}
	data, err := json.Marshal(store.Written[T]{Before: f.Before, Now: now})
	if err != nil {
		f.Context.Go.Fail(err)
		return
	}
	f.kept = true
	f.options.Journal.KeepForm(f.place, data)
}

// forget drops what was kept.
func (f *Form[T]) forget() {
	if f.kept {
		f.kept = false
		f.options.Journal.KeepForm(f.place, nil)
	}
}

// Leave keeps what is written before the form is covered, locked or left.
func (f *Form[T]) Leave() { f.Changed() }

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
	Once(f.Context, &f.saving, func(ctx context.Context) (saved T, err error) {
		err = f.options.Journal.SaveForm(ctx, f.place, func(ctx context.Context) error {
			if f.options.New {
				saved, err = add(ctx, now)
			} else {
				saved, err = edit(ctx, before, now)
			}
			return err
		})
		return saved, err
	}, func(saved T) {
		f.over = true
		done(saved)
	})
}

// Drop leaves the form without what is written.
func (f *Form[T]) Drop() {
	f.end()
	f.Context.Go.Back()
}

// end makes an end to the form: nothing of it is kept any more.
func (f *Form[T]) end() {
	f.over = true
	f.forget()
}

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
