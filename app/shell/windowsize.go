package shell

import (
	"fmt"
	"log/slog"
	"maps"

	"fyne.io/fyne/v2"
)

// windowSetting is where the size of the window is kept among the settings.
const windowSetting = "window"

// firstSize is that of a desktop's window until somebody chose another. It is
// wide, and fits the screen of a small laptop but for a bar or two.
var firstSize = fyne.NewSize(1180, 720)

// The bounds of a window that is opened as it was left: the screen may have
// been another one.
var (
	smallestWindow = fyne.NewSize(360, 480)
	largestWindow  = fyne.NewSize(1920, 1080)
)

// Run shows the window until it is closed; on a desktop as large as it was when
// it was closed last. Where it stood can't be asked of the toolkit.
func (s *Shell) Run() {
	desktop := !fyne.CurrentDevice().IsMobile()
	if desktop {
		s.window.Resize(windowSize(s.settings.Screens[windowSetting]))
	}
	s.window.ShowAndRun()
	if desktop {
		s.keepSize(s.frame.root.Size())
	}
}

// windowSize reads a size as it was kept, within bounds.
func windowSize(kept string) fyne.Size {
	var size fyne.Size
	if n, err := fmt.Sscanf(kept, "%fx%f", &size.Width, &size.Height); n != 2 || err != nil {
		return firstSize
	}
	if size != size { // not a number
		return firstSize
	}
	return fyne.NewSize(
		min(max(size.Width, smallestWindow.Width), largestWindow.Width),
		min(max(size.Height, smallestWindow.Height), largestWindow.Height))
}

// keepSize keeps the size of the window for the next start.
func (s *Shell) keepSize(size fyne.Size) {
	if s.vault == nil || size.IsZero() {
		return
	}
	settings := s.vault.Settings()
	kept := fmt.Sprintf("%.0fx%.0f", size.Width, size.Height)
	if settings.Screens[windowSetting] == kept {
		return
	}
	screens := map[string]string{}
	maps.Copy(screens, settings.Screens)
	screens[windowSetting] = kept
	settings.Screens = screens
	if err := s.vault.KeepSettings(settings); err != nil {
		slog.Error("keep the size of the window", "error", err)
	}
}
