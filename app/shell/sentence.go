package shell

import (
	"errors"
	"io/fs"
	"log/slog"

	"bankje/app/file"
	"bankje/app/screen/parts"
	"bankje/i18n"
	"bankje/store"
)

// sentences are the errors that people are told about in words of their own:
// what happened, what is safe, what to do.
var sentences = []struct {
	err error
	id  string
}{
	{store.ErrDiskFull, "error.disk_full"},
	{store.ErrReadOnly, "error.read_only"},
	{store.ErrNewerFile, "error.newer_file"},
	{store.ErrKeyFileLost, "error.key_lost"},
	{store.ErrInUse, "error.in_use"},
	{store.ErrNoConsent, "error.no_consent"},
	{store.ErrNobody, "error.nobody"},
	{store.ErrNoAlias, "error.no_alias"},
	{store.ErrNoText, "error.no_text"},
	{file.ErrFull, "file.full"},
	{file.ErrDenied, "file.denied"},
	{fs.ErrNotExist, "file.gone"},
	{fs.ErrExist, "file.taken"},
}

// sentence tells err to a person. An error without words of its own gives the
// general ones and is logged: an error never holds a word that somebody wrote.
func sentence(text *i18n.Printer, err error, general string) string {
	if told, known := parts.Trouble(text, err); known {
		return told
	}
	for _, s := range sentences {
		if errors.Is(err, s.err) {
			return text.T(s.id)
		}
	}
	slog.Error("told in general words", "error", err)
	return text.T(general)
}
