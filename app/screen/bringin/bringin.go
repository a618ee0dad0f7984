// Package bringin adds the records of a file to one's own journal. It looks the
// file through first, and tells what would come in and what not, and why. Start
// with [New].
package bringin

import (
	"context"
	"io"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
	"bankje/store/jsonl"
)

// extension is how the name of a file ends that can be brought in.
const extension = ".jsonl"

// Screen brings a file in. What it holds at a step is in order of the steps.
type Screen struct {
	journal jsonl.Journal

	said    string         // what came of the last file
	chosen  screen.OldFile // nil: no file was chosen
	size    int64          // of it, in bytes; 0 until that is known
	looked  *jsonl.Report  // what would come of it; nil: not looked through yet
	working *parts.Working // nil: nothing is being read
	brought *jsonl.Report  // what came of it; nil: nothing was brought in

	context *screen.Context // that it was drawn with
}

// New makes the screen.
func New(j jsonl.Journal) *Screen { return &Screen{journal: j} }

// Build draws the step.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	bar := parts.Bar(c, c.Text.T("bring_in.title"))
	bar.Back = func() {
		if !s.Back() {
			c.Go.Back()
		}
	}
	page := parts.Page(bar)
	switch {
	case s.working != nil:
		page.SetObjects(picture(design.IconNotebook), kit.NewCard(design.Paper, s.working.Build(c, s.busy())))
	case s.brought != nil:
		page.SetObjects(append([]fyne.CanvasObject{picture(design.IconDone)}, told(c, *s.brought, true)...)...)
		page.SetBottom(kit.NewButton(kit.Primary, c.Text.T("common.done"), c.Go.Back))
	case s.looked != nil:
		page.SetObjects(append([]fyne.CanvasObject{kit.NewHeading(s.chosen.Name())}, told(c, *s.looked, false)...)...)
		page.SetBottom(s.goOn())
	default:
		page.SetObjects(s.beginning()...)
		page.SetBottom(kit.NewIconTextButton(kit.Primary, design.IconFolder, c.Text.T("bring_in.find"), func() {
			c.Outside.OpenFile(s.look, extension)
		}))
	}
	return page
}

func picture(middle design.Outline) fyne.CanvasObject {
	return design.Center(kit.NewDrawing(design.IconLeaf, middle, design.IconDownload))
}

// busy says what is being done with the file.
func (s *Screen) busy() string {
	if s.looked == nil {
		return s.context.Text.T("bring_in.looking")
	}
	return s.context.Text.T("bring_in.bringing")
}

// beginning says what is going to happen, and what came of the last file.
func (s *Screen) beginning() []fyne.CanvasObject {
	p := s.context.Text
	objects := []fyne.CanvasObject{picture(design.IconNotebook), kit.NewBody(p.T("bring_in.what"))}
	if s.said != "" {
		objects = append(objects, kit.NewNotice(design.Sand, design.IconInfo, s.said, nil))
	}
	return append(objects, kit.NewMuted(p.T("bring_in.other_way")))
}

// goOn brings in what is new, or leads back where nothing is.
func (s *Screen) goOn() fyne.CanvasObject {
	p := s.context.Text
	if count(*s.looked) == 0 {
		return kit.NewButton(kit.Primary, p.T("common.done"), s.context.Go.Back)
	}
	return kit.NewIconTextButton(kit.Primary, design.IconDownload, p.T("bring_in.bring"), s.bring)
}

// Back ends what is being read, or goes back to where a file is chosen.
func (s *Screen) Back() bool {
	switch {
	case s.working != nil:
		s.working.Cancel()
	case s.brought == nil && s.looked != nil:
		s.drop("")
	default:
		return false
	}
	return true
}

// drop goes back to where a file is chosen, with a sentence about the last one.
func (s *Screen) drop(said string) {
	s.said, s.chosen, s.looked = said, nil, nil
	s.context.Go.Redraw()
}

// look looks a file through and changes nothing.
func (s *Screen) look(chosen screen.OldFile) {
	s.said, s.chosen, s.size = "", chosen, chosen.Size()
	s.read(func() (io.ReadCloser, error) { return chosen, nil }, true, func(r jsonl.Report) { s.looked = &r })
}

// bring brings in what is there now: what others changed in the file meanwhile
// is looked at as strictly.
func (s *Screen) bring() {
	s.read(s.chosen.Again, false, func(r jsonl.Report) { s.brought = &r })
}

// read reads the file and calls done on the UI goroutine once all of it is read.
func (s *Screen) read(open func() (io.ReadCloser, error), dry bool, done func(jsonl.Report)) {
	c, working, size := s.context, parts.NewWorking(), s.size
	s.working = working
	c.Go.Redraw()
	var report jsonl.Report
	var read int64
	var err error
	c.Async(func(context.Context) {
		var file io.ReadCloser
		if file, err = open(); err != nil {
			return
		}
		report, err = jsonl.Read(working.Context(), file, s.journal, jsonl.Options{Dry: dry, Progress: func(bytes int64) {
			read = bytes
			working.Progress(bytes, size)
		}})
		_ = file.Close() // all that is wanted of it was read
	}, func() {
		working.Cancel()
		s.working = nil
		if err != nil {
			s.failed(err, count(report))
			return
		}
		s.size = max(s.size, read)
		done(report)
		c.Go.Redraw()
	})
}

// failed says why a file could not be read to its end, and that what came in
// until then stays.
func (s *Screen) failed(err error, brought int) {
	dry := s.looked == nil
	sentence, known := unreadable.Of(s.context.Text, err)
	if !dry && brought > 0 {
		sentence = line(sentence, s.context.Text.T("bring_in.some"))
	}
	s.drop(sentence)
	if !known {
		s.context.Go.Fail(err)
	}
}

// unreadable says what is wrong with a file. Other errors the app tells in words of
// its own.
var unreadable = parts.Sentences{
	{context.Canceled, "bring_in.cancelled"},
	{jsonl.ErrNotOurs, "bring_in.not_ours"},
	{jsonl.ErrNewer, "bring_in.newer"},
	{store.ErrDiskFull, "bring_in.disk_full"},
}
