package screentest

import (
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

// OpenFile opens [Stage.File].
func (s *Stage) OpenFile(_ string, chosen func(screen.OldFile)) {
	if s.File == "" {
		return
	}
	old, err := file.Open(s.File)
	if err != nil {
		s.Fail(err)
		return
	}
	chosen(old)
}
