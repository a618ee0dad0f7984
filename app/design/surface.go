package design

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Surface is a rounded rectangle in colours by name.
type Surface struct {
	widget.BaseWidget
	fill, stroke fyne.ThemeColorName
	strokeWidth  float32
	radius       float32
	shadow       bool
	topOnly      bool
}

// NewSurface makes a surface; an empty fill is see-through. A radius of [Pill]
// makes both ends round.
func NewSurface(fill fyne.ThemeColorName, radius float32) *Surface {
	s := &Surface{fill: fill, radius: radius, strokeWidth: 1}
	s.ExtendBaseWidget(s)
	return s
}

// Outlined draws a line round it.
func (s *Surface) Outlined(color fyne.ThemeColorName, width float32) *Surface {
	s.stroke, s.strokeWidth = color, width
	return s
}

// Raised throws a soft shadow.
func (s *Surface) Raised() *Surface { s.shadow = true; return s }

// TopOnly rounds the upper corners and leaves the lower ones square.
func (s *Surface) TopOnly() *Surface { s.topOnly = true; return s }

// Set changes fill and line.
func (s *Surface) Set(fill, stroke fyne.ThemeColorName) {
	if fill != s.fill || stroke != s.stroke {
		s.fill, s.stroke = fill, stroke
		s.Refresh()
	}
}

// CreateRenderer draws the rectangle.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	r := &surfaceRenderer{surface: s, rect: canvas.NewRectangle(color.Transparent)}
	r.apply()
	return r
}

type surfaceRenderer struct {
	surface *Surface
	rect    *canvas.Rectangle
}

func (r *surfaceRenderer) apply() {
	s, rect := r.surface, r.rect
	rect.FillColor = s.color(s.fill)
	rect.StrokeColor, rect.StrokeWidth = color.Transparent, 0
	if s.stroke != "" {
		rect.StrokeColor, rect.StrokeWidth = s.color(s.stroke), s.strokeWidth
	}
	rect.Shadow = canvas.Shadow{}
	if shade := s.color(ColorShadow); s.shadow && !clear(shade) {
		rect.Shadow = canvas.Shadow{Color: shade, BlurRadius: 14, Offset: fyne.NewPos(0, 3), Variant: canvas.DropShadow}
	}
	r.round(s.Size())
}

// round keeps the radius within half the height, beyond which the painters
// draw corners that do not meet.
func (r *surfaceRenderer) round(size fyne.Size) {
	radius := min(r.surface.radius, min(size.Width, size.Height)/2)
	if r.surface.topOnly {
		r.rect.TopLeftCornerRadius, r.rect.TopRightCornerRadius = radius, radius
		return
	}
	r.rect.CornerRadius = radius
}

func (s *Surface) color(name fyne.ThemeColorName) color.Color {
	if name == "" {
		return color.Transparent
	}
	return s.Theme().Color(name, fyne.CurrentApp().Settings().ThemeVariant())
}

func clear(c color.Color) bool {
	_, _, _, a := c.RGBA()
	return a == 0
}

func (r *surfaceRenderer) Layout(size fyne.Size) {
	r.round(size)
	r.rect.Resize(size)
}

func (r *surfaceRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *surfaceRenderer) Refresh()                     { r.apply(); r.rect.Refresh() }
func (r *surfaceRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rect} }
func (r *surfaceRenderer) Destroy()                     {}
