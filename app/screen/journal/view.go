package journal

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// firstRows is how many rows are read along with their number, so that the
// first answer fills the window.
const firstRows = 30

// view is what one Build of the screen draws.
type view struct {
	s      *Screen
	c      *screen.Context
	root   fyne.CanvasObject
	search *kit.SearchField
	chips  *fyne.Container
	body   *fyne.Container
	list   *kit.Timeline
	offset float32 // to scroll to at the first answer
	filled bool    // there was a first answer
	shown  store.Filter
	ids    ids
	found  latest[store.Filter, answer]
	// counted is told how many there are; nil while nobody asks.
	counted func(count int)
}

// answer is what a filter finds: how many, and the first rows.
type answer struct {
	count int
	first stretch
}

func newView(s *Screen, c *screen.Context, offset float32) *view {
	v := &view{s: s, c: c, offset: offset, chips: design.Stack(), body: design.Stack()}
	v.found = latest[store.Filter, answer]{ask: v.ask, show: v.show, fail: c.Go.Fail}
	v.list = kit.NewTimeline(v.load, v.open)
	v.search = kit.NewSearchField(c.Text.T("journal.search"), c.Text.T("common.clear"), func(text string) {
		s.query = text
		v.look()
	})
	bar := kit.NewBar(parts.TabBar(c, c.Text.T("journal.title")))
	v.root = design.Dock(design.Col(0, bar, kit.InGutter(v.search), v.chips), nil, v.body)
	v.showChips()
	if s.query == "" {
		v.look()
	} else {
		v.search.SetText(s.query)
	}
	return v
}

// look asks for what the query and the filters find.
func (v *view) look() { v.found.Want(v.s.filters.filter(v.s.query, v.c.Now())) }

func (v *view) showChips() {
	v.chips.Objects = []fyne.CanvasObject{v.chipRow()}
	design.Reflow(v.chips)
}

// chipRow is the way to the filters, those that are on, and the way to people.
func (v *view) chipRow() fyne.CanvasObject {
	chips := parts.FilterChips(v.c, v.chooseFilters, v.s.filters.chosen(v.c, v.setFilters)...)
	people := kit.NewFilterChip(design.IconUsers, v.c.Text.T("journal.people"), func() { v.c.Go.To(route.People{}) })
	return design.PadEach(0, 0, 4, 0, kit.NewChipRow(append(chips, people)...))
}

func (v *view) setFilters(f filters) {
	v.s.filters = f
	v.showChips()
	v.look()
}

func (v *view) ask(filter store.Filter, answered func(answer, error)) {
	fetch(v.c, func(ctx context.Context) (answer, error) {
		count, err := v.s.journal.TimelineCount(ctx, filter)
		if err != nil {
			return answer{}, err
		}
		first, err := read(ctx, v.s.journal, v.c, filter, 0, firstRows)
		return answer{count, first}, err
	}, answered)
}

// fetch reads off the UI goroutine, and also answers when that failed: the next
// question waits for it.
func fetch[A any](c *screen.Context, read func(context.Context) (A, error), answered func(A, error)) {
	var a A
	var err error
	c.Async(func(ctx context.Context) { a, err = read(ctx) }, func() { answered(a, err) })
}

// show fills the list, or says why it is empty.
func (v *view) show(filter store.Filter, a answer) {
	if v.counted != nil {
		v.counted(a.count)
	}
	another := filter != v.shown || !v.filled
	v.shown, v.filled, v.ids = filter, true, ids{}
	if a.count == 0 {
		v.body.Objects = []fyne.CanvasObject{v.empty()}
		design.Reflow(v.body)
		return
	}
	v.list.SetCount(a.count)
	v.put(a.first)
	v.body.Objects = []fyne.CanvasObject{v.list}
	design.Reflow(v.body)
	if another {
		v.list.SetOffset(v.offset)
		v.offset = 0
	}
}

// load reads rows that come into sight.
func (v *view) load(from, count int) {
	filter := v.shown
	screen.Load(v.c, func(ctx context.Context) (stretch, error) {
		return read(ctx, v.s.journal, v.c, filter, from, count)
	}, func(s stretch) {
		if filter == v.shown {
			v.put(s)
		}
	})
}

func (v *view) put(s stretch) {
	v.ids.put(s)
	v.list.SetRows(s.from, s.rows)
}

func (v *view) open(index int) {
	if id, ok := v.ids.at(index); ok {
		v.c.Go.To(route.Conversation{ID: id})
	}
}

// empty says that there is nothing yet, or nothing like this.
func (v *view) empty() fyne.CanvasObject {
	t := v.c.Text
	if v.shown == (store.Filter{}) {
		begin := kit.NewIconTextButton(kit.Primary, design.IconPlus, t.T("journal.begin"), func() { v.c.Go.To(route.New{}) })
		return scrolled(kit.NewEmptyState(kit.NewDrawing(design.IconCoffee, design.IconTalks, design.IconSprout), t.T("journal.empty"), begin))
	}
	sentence := t.T("journal.nothing")
	if v.s.query == "" {
		sentence = t.T("journal.nothing_filtered")
	}
	var button fyne.CanvasObject
	if v.s.filters != (filters{}) {
		button = kit.NewButton(kit.Soft, t.T("journal.clear"), func() { v.setFilters(filters{}) })
	}
	return scrolled(kit.NewEmptyState(kit.NewDrawing(design.IconCalendar, design.IconSearch, design.IconTalk), sentence, button))
}

func scrolled(o fyne.CanvasObject) fyne.CanvasObject {
	all, _ := design.VScroll(design.Pad(0, design.Gutter, design.Within(design.MaxWidth, o)))
	return all
}
