package feed

import (
	"os"
	"path/filepath"
	"testing"
)

// What is read of a file that SQLite gave up may hold anything.
func FuzzSalvagedPage(f *testing.F) {
	addPages(f)
	f.Fuzz(func(t *testing.T, page, other []byte) {
		page, other = sized(page), sized(other)
		for range records(page, func(uint32) []byte { return other }) {
		}
	})
}

func FuzzSalvagedLog(f *testing.F) {
	addPages(f)
	f.Fuzz(func(t *testing.T, header, rest []byte) {
		log := parseLog(sized(header)[:logHeaderSize], rest)
		if whole := log.lastWhole(); whole > len(log.frames) || len(log.sound().frames) > len(log.frames) {
			t.Fatalf("%d of %d frames are whole", whole, len(log.frames))
		}
		log.torn()
		log.committed()
	})
}

// addPages adds what a real file and its log hold.
func addPages(f *testing.F) {
	dir := f.TempDir()
	feed, err := Open(f.Context(), dir)
	if err != nil {
		f.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for ; len(content) >= 2*pageSize; content = content[pageSize:] {
			f.Add(content[:pageSize], content[pageSize:2*pageSize])
		}
	}
	if err := feed.Close(); err != nil {
		f.Fatal(err)
	}
}

// sized gives bytes as a page has them.
func sized(b []byte) []byte {
	page := make([]byte, pageSize)
	copy(page, b)
	return page
}
