package paper

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Name is somebody in the index. Two of the same Text are kept apart by Key.
type Name struct{ Key, Text string }

// listed is a name with the pages on which it is found, in their order.
type listed struct {
	name  Name
	pages []int
}

// list notes that somebody is on this page.
func (d *Document) list(name Name) {
	l := d.index[name.Key]
	if l == nil {
		l = &listed{name: name}
		d.index[name.Key] = l
	}
	if n := len(l.pages); n == 0 || l.pages[n-1] != d.Pages() {
		l.pages = append(l.pages, d.Pages())
	}
}

// The columns of the index, in mm.
const (
	columns = 2
	gutter  = 10.0
	column  = (right - left - gutter) / columns
	indent  = 5.0
)

// Index writes everybody with the pages on which they are, in two columns and in
// the order that sort makes.
func (d *Document) Index(title string, sort func([]Name)) {
	if len(d.index) == 0 {
		return
	}
	d.Chapter(title)
	d.y += 3
	names := make([]Name, 0, len(d.index))
	for _, key := range slices.Sorted(maps.Keys(d.index)) {
		names = append(names, d.index[key].name)
	}
	sort(names)
	var lines []string // those that begin with a tab go on with the one before
	for _, name := range names {
		text := name.Text + "  " + ranges(d.index[name.Key].pages)
		for i, line := range d.lines(textStyle, text, column-indent) {
			lines = append(lines, strings.Repeat("\t", min(i, 1))+line)
		}
	}
	for len(lines) > 0 {
		d.room(textStyle.leading)
		lines = d.columns(lines)
	}
}

// columns fills what is free of this page, and gives what is left.
func (d *Document) columns(lines []string) []string {
	from, lowest := d.y, d.y
	free := int((bottom - from) / textStyle.leading)
	// The last page has columns of the same length.
	rows := min(free, (len(lines)+columns-1)/columns)
	for i := range columns {
		d.y = from
		for range min(rows, len(lines)) {
			line, more := strings.CutPrefix(lines[0], "\t")
			x := left + float64(i)*(column+gutter)
			if more {
				x += indent
			}
			d.y += textStyle.leading
			d.draw(textStyle, x, d.y, line)
			lines = lines[1:]
		}
		lowest = max(lowest, d.y)
	}
	d.y = lowest
	return lines
}

// ranges writes pages as one reads them: "1, 4–6, 9".
func ranges(pages []int) string {
	var parts []string
	for i := 0; i < len(pages); {
		last := i
		for last+1 < len(pages) && pages[last+1] == pages[last]+1 {
			last++
		}
		part := strconv.Itoa(pages[i])
		if last > i {
			part += "–" + strconv.Itoa(pages[last])
		}
		parts = append(parts, part)
		i = last + 1
	}
	return strings.Join(parts, ", ")
}
