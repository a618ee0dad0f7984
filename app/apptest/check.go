package apptest

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"bankje/app/design"
)

// slack is what rounding may make of a size.
const slack = 1

// Check makes all the checks of this package.
func Check(t *testing.T, w fyne.Window) {
	t.Helper()
	CheckTargets(t, w)
	CheckEllipsis(t, w)
	CheckInside(t, w)
	CheckApart(t, w)
}

// CheckTargets fails for everything that can be tapped and is less than
// [design.Target] wide or high.
func CheckTargets(t *testing.T, w fyne.Window) {
	t.Helper()
	report(t, smallTargets(w))
}

// CheckEllipsis fails for every text that has no room: one wider than its place,
// and one that ends in an ellipsis without being a [design.Text], of which only
// an excerpt is ever cut.
func CheckEllipsis(t *testing.T, w fyne.Window) {
	t.Helper()
	report(t, cutTexts(w))
}

// CheckInside fails for texts and icons that lie outside the window, where no
// scrolling brings them in.
func CheckInside(t *testing.T, w fyne.Window) {
	t.Helper()
	report(t, outside(w))
}

// CheckApart fails for texts and icons that are drawn over each other.
func CheckApart(t *testing.T, w fyne.Window) {
	t.Helper()
	report(t, overlapping(w))
}

func report(t *testing.T, faults []string) {
	t.Helper()
	for _, fault := range faults {
		t.Error(fault)
	}
}

func smallTargets(w fyne.Window) (faults []string) {
	walk(w, func(p placed) {
		if _, tappable := p.object.(fyne.Tappable); !tappable || !ours(p.object) {
			return
		}
		if p.at.width() < design.Target-slack || p.at.height() < design.Target-slack {
			faults = append(faults, fmt.Sprintf("%s is %.0f by %.0f; what can be tapped is at least %d by %d",
				describe(p.object), p.at.width(), p.at.height(), design.Target, design.Target))
		}
	})
	return faults
}

func cutTexts(w fyne.Window) (faults []string) {
	walk(w, func(p placed) {
		text, ok := p.object.(*canvas.Text)
		if !ok {
			return
		}
		if need := text.MinSize().Width; need > p.at.width()+slack {
			faults = append(faults, fmt.Sprintf("%q is %.0f wide in a place of %.0f", text.Text, need, p.at.width()))
		}
		if _, wrapped := p.parent.(*design.Text); !wrapped && strings.HasSuffix(text.Text, "…") {
			faults = append(faults, fmt.Sprintf("%q is cut", text.Text))
		}
	})
	return faults
}

func outside(w fyne.Window) (faults []string) {
	walk(w, func(p placed) {
		if !isLeaf(p.object) {
			return
		}
		if !p.free && (p.at.left < p.window.left-slack || p.at.right > p.window.right+slack) {
			faults = append(faults, fmt.Sprintf("%s reaches from %.0f to %.0f, outside a window of %.0f",
				describe(p.object), p.at.left, p.at.right, p.window.width()))
		}
		if !p.scroll && (p.at.top < p.window.top-slack || p.at.bottom > p.window.bottom+slack) {
			faults = append(faults, fmt.Sprintf("%s reaches down from %.0f to %.0f, outside a window of %.0f",
				describe(p.object), p.at.top, p.at.bottom, p.window.height()))
		}
	})
	return faults
}

func overlapping(w fyne.Window) (faults []string) {
	var leaves []placed
	walk(w, func(p placed) {
		if !isLeaf(p.object) {
			return
		}
		p.at = inkOf(p)
		for _, other := range leaves {
			// Line heights overlap a little by design.
			if width, height := p.at.overlap(other.at); width > 2 && height > 5 && p.window == other.window {
				faults = append(faults, fmt.Sprintf("%s lies over %s", describe(p.object), describe(other.object)))
			}
		}
		leaves = append(leaves, p)
	})
	return faults
}

// inkOf is the part of a text's place that its letters take.
func inkOf(p placed) box {
	text, ok := p.object.(*canvas.Text)
	if !ok {
		return p.at
	}
	at, room := p.at, p.at.width()-text.MinSize().Width
	switch text.Alignment {
	case fyne.TextAlignCenter:
		at.left, at.right = at.left+room/2, at.right-room/2
	case fyne.TextAlignTrailing:
		at.left += room
	default:
		at.right -= room
	}
	return at
}

// isLeaf reports whether an object is something to read or look at.
func isLeaf(o fyne.CanvasObject) bool {
	switch v := o.(type) {
	case *canvas.Text:
		return strings.TrimSpace(v.Text) != ""
	case *canvas.Image:
		return true
	}
	return false
}
