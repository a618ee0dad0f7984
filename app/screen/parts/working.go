package parts

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/i18n"
)

// Working is long work on a file, with how far it is and a way out. It is for
// one piece of work.
type Working struct {
	ctx    context.Context
	cancel context.CancelFunc
	told   int64 // the step that was shown last; of the working goroutine
	words  func(p *i18n.Printer, done, of int64) string

	context  *screen.Context // that it was drawn with
	progress *kit.Progress
	done, of int64
}

// NewWorking makes one that has not begun, and counts bytes.
func NewWorking() *Working {
	return NewCounting(func(p *i18n.Printer, done, of int64) string {
		if of == 0 {
			return p.Bytes(done)
		}
		return p.T("file.progress", "done", p.Bytes(done), "of", p.Bytes(of))
	})
}

// NewCounting makes one that counts something else, and says how far it is in
// those words.
func NewCounting(words func(p *i18n.Printer, done, of int64) string) *Working {
	w := &Working{told: -1, words: words}
	w.ctx, w.cancel = context.WithCancel(context.Background())
	return w
}

// Context ends when the work is to end.
func (w *Working) Context() context.Context { return w.ctx }

// Cancel ends the work as soon as it can; whoever does it is told by its
// context.
func (w *Working) Cancel() { w.cancel() }

// Build draws how far it is, under a text.
func (w *Working) Build(c *screen.Context, text string) fyne.CanvasObject {
	w.context = c
	w.progress = kit.NewProgress(text, c.Text.T("file.cancel"), w.cancel)
	w.show()
	return w.progress
}

// Progress tells how many bytes, or other things, of how many are done, on the
// goroutine that does the work; of 0 where nobody knows how many there are. It
// is shown once a percent, or each quarter of a megabyte.
func (w *Working) Progress(done, of int64) {
	step := done >> 18
	if of > 0 {
		step = done * 100 / of
	}
	if step == w.told {
		return
	}
	w.told = step
	fyne.Do(func() {
		w.done, w.of = done, of
		if w.progress != nil {
			w.show()
		}
	})
}

func (w *Working) show() {
	if w.done == 0 && w.of == 0 {
		return
	}
	part := float32(0)
	if w.of > 0 {
		part = float32(w.done) / float32(w.of)
	}
	w.progress.Set(part, w.words(w.context.Text, w.done, w.of))
}
