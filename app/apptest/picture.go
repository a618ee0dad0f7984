package apptest

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
)

// pictures is the folder for pictures, or empty.
func pictures() string { return os.Getenv("BANKJE_PICTURES") }

// Picture writes what a window shows as name.png, two pixels to one of the
// design, when BANKJE_PICTURES names a folder.
func Picture(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	folder := pictures()
	if folder == "" {
		return
	}
	w.Canvas().(interface{ SetScale(float32) }).SetScale(2)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(file, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}
