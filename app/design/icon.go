package design

import (
	"bytes"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"bankje/assets"
)

// Outline is a stroked icon in a colour of the theme, as a [fyne.Resource].
//
// Fyne's themed resources recolour fills only, so an outline would stay black.
// This one writes the stroke itself, and its name carries the colour, because
// Fyne caches a drawing by the name of its resource.
type Outline struct {
	name   string
	filled bool
	color  fyne.ThemeColorName
}

// In is the same icon in another colour.
func (o Outline) In(color fyne.ThemeColorName) Outline {
	o.color = color
	return o
}

// Filled is the same icon with its inside filled, for "chosen".
func (o Outline) Filled() Outline {
	o.filled = true
	return o
}

// Name differs for every icon, colour and filling.
func (o Outline) Name() string {
	kind := "outline"
	if o.filled {
		kind = "filled"
	}
	return fmt.Sprintf("%s-%s-%s.svg", o.name, kind, o.hex()[1:])
}

// Content is the SVG in the colour that the name has now.
func (o Outline) Content() []byte {
	svg := bytes.ReplaceAll(assets.Outline(o.name), []byte("currentColor"), []byte(o.hex()))
	if o.filled {
		svg = bytes.Replace(svg, []byte(`fill="none"`), []byte(`fill="`+o.hex()+`"`), 1)
	}
	return svg
}

// ThemeColorName makes Fyne's own widgets treat the icon as themed.
func (o Outline) ThemeColorName() fyne.ThemeColorName { return o.color }

func (o Outline) hex() string {
	settings := fyne.CurrentApp().Settings()
	r, g, b, _ := settings.Theme().Color(o.color, settings.ThemeVariant()).RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// Icon is an outline on the screen, in a size and a colour by name.
type Icon struct {
	widget.BaseWidget
	outline Outline
	size    fyne.ThemeSizeName
}

// NewIcon shows an outline.
func NewIcon(outline Outline, size fyne.ThemeSizeName, color fyne.ThemeColorName) *Icon {
	i := &Icon{outline: outline.In(color), size: size}
	i.ExtendBaseWidget(i)
	return i
}

// SetOutline shows another outline or colour.
func (i *Icon) SetOutline(outline Outline) {
	if outline != i.outline {
		i.outline = outline
		i.Refresh()
	}
}

// CreateRenderer draws the outline.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	img := canvas.NewImageFromResource(i.outline)
	img.FillMode = canvas.ImageFillContain
	return &iconRenderer{icon: i, image: img}
}

type iconRenderer struct {
	icon  *Icon
	image *canvas.Image
}

func (r *iconRenderer) Layout(size fyne.Size) { r.image.Resize(size) }

func (r *iconRenderer) MinSize() fyne.Size {
	return fyne.NewSquareSize(r.icon.Theme().Size(r.icon.size))
}

func (r *iconRenderer) Refresh() {
	r.image.Resource = r.icon.outline
	r.image.Refresh()
}

func (r *iconRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.image} }
func (r *iconRenderer) Destroy()                     {}
