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
	told   int64 // percents that were shown last; of the working goroutine
	words  func(p *i18n.Printer, done, of int64) string

	context  *screen.Context // that it was drawn with
	progress *kit.Progress
	done, of int64
}

// NewWorking makes one that has not begun, and counts bytes.
func NewWorking() *Working {
	return NewCounting(func(p *i18n.Printer, done, of int64) string {
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

// Progress tells how many bytes, or other things, of how many are done, on the goroutine that
// does the work. It is shown once a percent.
func (w *Working) Progress(done, of int64) {
	percent := int64(0)
	if of > 0 {
		percent = done * 100 / of
	}
	if percent == w.told {
		return
	}
	w.told = percent
	fyne.Do(func() {
		w.done, w.of = done, of
		if w.progress != nil {
			w.show()
		}
	})
}

func (w *Working) show() {
	if w.of == 0 {
		return
	}
	w.progress.Set(float32(w.done)/float32(w.of), w.words(w.context.Text, w.done, w.of))
}
