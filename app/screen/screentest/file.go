package screentest

import (
	"os"
	"path/filepath"

	"bankje/app/file"
	"bankje/app/screen"
)

// SaveFile begins the file in [Stage.Folder] under the name that was proposed.
func (s *Stage) SaveFile(name string, chosen func(screen.NewFile)) {
	if s.Folder == "" {
		return
	}
	n, err := file.Create(filepath.Join(s.Folder, file.FreeName(s.Folder, name)))
	if err != nil {
		s.Fail(err)
		return
	}
	chosen(n)
}

// OpenFile opens [Stage.File], where it has one of the extensions.
func (s *Stage) OpenFile(chosen func(screen.OldFile), extensions ...string) {
	if s.File == "" || !file.HasExtension(s.File, extensions...) {
		return
	}
	old, err := file.Open(s.File)
	if err != nil {
		s.Fail(err)
		return
	}
	chosen(old)
}

// Full is a stage where a file that is written finds room for 100 bytes.
type Full struct{ *Stage }

// SaveFile begins a file that soon has no more room.
func (f Full) SaveFile(name string, chosen func(screen.NewFile)) {
	f.Stage.SaveFile(name, func(n screen.NewFile) { chosen(&fullFile{n, 100}) })
}

// fullFile is a file with room for so many bytes.
type fullFile struct {
	screen.NewFile
	room int
}

func (f *fullFile) Write(b []byte) (int, error) {
	if f.room -= len(b); f.room < 0 {
		return 0, os.ErrDeadlineExceeded
	}
	return f.NewFile.Write(b)
}
