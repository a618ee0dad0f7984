package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"bankje/app/design"
)

// swipeFar is how far a finger goes before letting go counts as a swipe.
const swipeFar = 64

// Swipe is something that a finger can push aside. A drag up or down goes on
// to the page that it lies on.
type Swipe struct {
	design.Body
	onLeft, onRight func()
	page            *container.Scroll // nil while the drag goes sideways
	decided         bool
	moved           float32
}

// NewSwipe makes an object that can be pushed aside; either action may be nil.
func NewSwipe(o fyne.CanvasObject, onLeft, onRight func()) *Swipe {
	s := &Swipe{onLeft: onLeft, onRight: onRight}
	s.Init(s, o)
	return s
}

// Dragged follows the finger sideways, or moves the page: the first movement
// decides which.
func (s *Swipe) Dragged(e *fyne.DragEvent) {
	if !s.decided {
		s.decided, s.page, s.moved = true, nil, 0
		if abs(e.Dragged.DY) > abs(e.Dragged.DX) {
			s.page = scrollAround(s)
		}
	}
	if s.page != nil {
		s.page.ScrollToOffset(s.page.Offset.SubtractXY(0, e.Dragged.DY))
		return
	}
	s.moved += e.Dragged.DX
	s.Root().Move(fyne.NewPos(s.moved, 0))
}

// DragEnd swipes when the finger went far enough, and else puts the object
// back.
func (s *Swipe) DragEnd() {
	moved := s.moved
	s.decided, s.page, s.moved = false, nil, 0
	s.Root().Move(fyne.Position{})
	switch {
	case moved < -swipeFar && s.onLeft != nil:
		s.onLeft()
	case moved > swipeFar && s.onRight != nil:
		s.onRight()
	}
}
