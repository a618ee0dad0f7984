package shell

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/file"
	"bankje/app/kit"
	"bankje/app/screen"
)

// fileSheet is where one looks for a folder or a file on a desktop: the folder,
// the way up, its folders, its files. Fyne's own dialog needs a wide window.
type fileSheet struct {
	shell      *Shell
	sheet      *kit.Sheet
	list       *fyne.Container
	extensions []string          // of the files that are shown; none: all
	onFile     func(path string) // nil where a folder is looked for
}

// openOpenSheet asks for a file with one of these extensions.
func (s *Shell) openOpenSheet(extensions []string, chosen func(screen.OldFile)) {
	f := &fileSheet{shell: s, extensions: extensions}
	f.onFile = func(path string) {
		f.sheet.Close()
		old, err := file.Open(path)
		if err != nil {
			s.Fail(err)
			return
		}
		chosen(old)
	}
	f.make(s.context.Text.T("file.open"))
	f.open()
}

// openSaveSheet asks for a folder, and what the file in it is to be called.
func (s *Shell) openSaveSheet(name string, chosen func(screen.NewFile)) {
	p := s.context.Text
	f := &fileSheet{shell: s}
	extension := filepath.Ext(name)
	field := kit.NewField(kit.FieldOptions{Label: p.T("file.name"), Text: file.FreeName(s.folder, name)})
	save := func() {
		called := fileName(field.Text(), extension)
		switch {
		case called == extension:
			field.SetHint(p.T("file.no_name"))
			return
		case file.Taken(s.folder, called):
			field.SetHint(p.T("file.taken"))
			return
		}
		n, err := file.Create(filepath.Join(s.folder, called))
		if err != nil {
			field.SetHint(sentence(p, err, "file.denied"))
			return
		}
		f.sheet.Close()
		chosen(n)
	}
	f.make(p.T("file.save"), field)
	f.sheet.SetBottom(kit.NewButton(kit.Primary, p.T("file.save_here"), save))
	f.open()
}

// fileName is what a file is called that somebody gave a name, in any case with
// its extension and in this folder.
func fileName(typed, extension string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, strings.TrimSpace(typed))
	name = strings.TrimLeft(name, ".")
	if !strings.EqualFold(filepath.Ext(name), extension) {
		name += extension
	}
	return name
}

// make makes the sheet; above comes before the folder.
func (f *fileSheet) make(title string, above ...fyne.CanvasObject) {
	f.list = design.Col(10)
	f.sheet = kit.NewSheet(title, f.shell.context.Text.T("common.close"), append(above, f.list)...)
}

func (f *fileSheet) open() {
	f.sheet.Open(f.shell.window.Canvas())
	f.show(f.shell.folder)
}

// show reads a folder and shows it. One that cannot be read is told, and one
// stays where one was.
func (f *fileSheet) show(path string) {
	c := f.shell.context
	screen.Load(c, func(context.Context) (file.Folder, error) {
		return file.List(path, f.extensions...)
	}, func(folder file.Folder) {
		f.shell.folder = folder.Path
		f.list.Objects = f.rows(folder)
		f.sheet.Update()
	})
}

func (f *fileSheet) rows(folder file.Folder) []fyne.CanvasObject {
	c := f.shell.context
	p := c.Text
	var rows []fyne.CanvasObject
	add := func(icon design.Outline, title, subtitle string, onTap func()) {
		lead := design.NewIcon(icon, design.SizeIcon, design.Terracotta.Ink())
		rows = append(rows, kit.NewListRow(kit.RowContent{Lead: lead, Title: title, Subtitle: subtitle}, onTap))
	}
	if folder.Parent != "" {
		add(design.IconChevronUp, p.T("file.up"), "", func() { f.show(folder.Parent) })
	}
	for _, name := range folder.Folders {
		add(design.IconFolder, name, "", func() { f.show(filepath.Join(folder.Path, name)) })
	}
	if f.onFile != nil {
		for _, entry := range folder.Files {
			add(design.IconPage, entry.Name, p.Day(entry.Changed, c.Now())+" · "+p.Bytes(entry.Size), func() {
				f.onFile(filepath.Join(folder.Path, entry.Name))
			})
		}
	}
	objects := []fyne.CanvasObject{kit.NewQuietLine(design.IconMapPin, design.ColorMuted, p.T("file.folder", "path", folder.Path))}
	if f.onFile != nil && len(folder.Files) == 0 {
		objects = append(objects, kit.NewMuted(p.T("file.none", "extension", strings.Join(f.extensions, ", "))))
	}
	return append(objects, kit.NewListCard(rows...))
}
