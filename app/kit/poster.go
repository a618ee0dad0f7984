package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/widget"

	"bankje/app/design"
)

// Poster is one text as large as its place allows, to show to somebody else.
// It can be turned round for who sits opposite.
type Poster struct {
	widget.BaseWidget
	text   string
	turned bool
	factor float32
}

// NewPoster makes an upright poster. Give it the room of a screen, such as the
// middle of a [design.Dock].
func NewPoster(text string) *Poster {
	p := &Poster{text: text, factor: 1}
	p.ExtendBaseWidget(p)
	return p
}

// Turned reports whether it is upside down.
func (p *Poster) Turned() bool { return p.turned }

// SetTurned turns it.
func (p *Poster) SetTurned(turned bool) {
	p.turned = turned
	p.Refresh()
}

// SetText changes the words.
func (p *Poster) SetText(text string) {
	p.text = text
	p.Refresh()
}

// TextSize is the size that the words are drawn at.
func (p *Poster) TextSize() float32 { return p.Theme().Size(design.SizePrompt) * p.factor }

// words is the text at a factor of a prompt's size.
func (p *Poster) words(factor float32) *design.Text {
	return design.NewText(p.text, design.SizePrompt, design.ColorInk).Strong().Centered().Leading(1.1).Enlarge(factor)
}

// fitting is the text at the largest factor at which it fits.
func (p *Poster) fitting(room fyne.Size) *design.Text {
	const largest, smallest, step = 3, 0.5, 0.1
	for p.factor = largest; p.factor > smallest; p.factor -= step {
		if text := p.words(p.factor); text.Fits(room) {
			return text
		}
	}
	return p.words(p.factor)
}

// CreateRenderer draws the text, or a picture of it upside down, since Fyne
// does not turn texts.
func (p *Poster) CreateRenderer() fyne.WidgetRenderer {
	return &posterRenderer{poster: p}
}

type posterRenderer struct {
	poster *Poster
	face   fyne.CanvasObject
}

func (r *posterRenderer) Layout(size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	upright := design.Middle(r.poster.fitting(size))
	upright.Resize(size)
	r.face = upright
	if r.poster.turned {
		picture := canvas.NewImageFromImage(turn(paint(upright, size, scaleOf(r.poster))))
		picture.FillMode = canvas.ImageFillStretch
		picture.Resize(size)
		r.face = picture
	}
}

func (r *posterRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *posterRenderer) Refresh() {
	r.Layout(r.poster.Size())
	canvas.Refresh(r.poster)
}

func (r *posterRenderer) Objects() []fyne.CanvasObject {
	if r.face == nil {
		return nil
	}
	return []fyne.CanvasObject{r.face}
}

func (r *posterRenderer) Destroy() {}

func scaleOf(o fyne.CanvasObject) float32 {
	if c := canvasOf(o); c != nil {
		return c.Scale()
	}
	return 1
}

// paint draws an object on nothing, that many pixels to one of the design.
func paint(o fyne.CanvasObject, size fyne.Size, scale float32) image.Image {
	c := software.NewTransparentCanvas()
	c.SetPadded(false)
	c.SetScale(scale)
	c.SetContent(o)
	c.Resize(size)
	return c.Capture()
}

// turn is the picture upside down.
func turn(upright image.Image) image.Image {
	bounds := upright.Bounds()
	turned := image.NewNRGBA(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	for y := range bounds.Dy() {
		for x := range bounds.Dx() {
			turned.Set(bounds.Dx()-1-x, bounds.Dy()-1-y, upright.At(bounds.Min.X+x, bounds.Min.Y+y))
		}
	}
	return turned
}
