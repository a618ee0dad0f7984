package file

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// MostEntries is how many folders, and how many files, of one folder are listed
// at most.
const MostEntries = 200

// Folder is what somebody sees of a folder who looks for a file or a place.
type Folder struct {
	Path    string
	Parent  string // "" at the top
	Folders []string
	Files   []Entry
}

// Entry is a file in a folder.
type Entry struct {
	Name    string
	Size    int64
	Changed time.Time
}

// List reads a folder: its folders by name, and the files with one of the
// extensions (".bankje"; none: all), the newest first. Hidden ones are left out.
// It returns ErrDenied or fs.ErrNotExist.
func List(path string, extensions ...string) (Folder, error) {
	entries, err := os.ReadDir(path)
	if err != nil {
		return Folder{}, fail("look into a folder", err)
	}
	f := Folder{Path: path, Parent: filepath.Dir(path)}
	if f.Parent == path {
		f.Parent = ""
	}
	for _, entry := range entries {
		switch info, err := os.Stat(filepath.Join(path, entry.Name())); {
		case strings.HasPrefix(entry.Name(), ".") || err != nil:
			// Hidden, or a link to what is gone.
		case info.IsDir():
			f.Folders = append(f.Folders, entry.Name())
		case info.Mode().IsRegular() && HasExtension(entry.Name(), extensions...):
			f.Files = append(f.Files, Entry{entry.Name(), info.Size(), info.ModTime()})
		}
	}
	slices.SortStableFunc(f.Files, func(a, b Entry) int { return cmp.Compare(b.Changed.UnixNano(), a.Changed.UnixNano()) })
	f.Folders = f.Folders[:min(len(f.Folders), MostEntries)]
	f.Files = f.Files[:min(len(f.Files), MostEntries)]
	return f, nil
}

// HasExtension reports whether the name of a file ends in one of the extensions,
// in capitals or not. Without any it does.
func HasExtension(name string, extensions ...string) bool {
	ends := func(extension string) bool {
		return strings.HasSuffix(strings.ToLower(name), strings.ToLower(extension))
	}
	return len(extensions) == 0 || slices.ContainsFunc(extensions, ends)
}

// FreeName is name, or the first of name-2, name-3 … before its extension that
// nothing in the folder is called.
func FreeName(dir, name string) string {
	extension := filepath.Ext(name)
	free := name
	for n := 2; Taken(dir, free); n++ {
		free = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, extension), n, extension)
	}
	return free
}

// Taken reports whether something in the folder is called so.
func Taken(dir, name string) bool {
	_, err := os.Lstat(filepath.Join(dir, name))
	return err == nil
}

// Begin is the folder where a person's own documents lie, as far as that can be
// told.
func Begin() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return string(filepath.Separator)
	}
	if documents := filepath.Join(home, "Documents"); isFolder(documents) {
		return documents
	}
	return home
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
