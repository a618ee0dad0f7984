package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"rsc.io/qr"

	"bankje/app/design"
)

const (
	qrSize  = 236
	qrQuiet = 4 // modules of nothing that a camera wants around a code
)

// NewQR draws a text as a QR code for another phone's camera: dark on white in
// either theme, because not every camera reads it the other way round. It is
// nothing for a text that is too long for one.
func NewQR(text string) fyne.CanvasObject {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return design.Gap(0)
	}
	paper := design.NewSurface(design.ColorScanned, design.CardRadius).Outlined(design.ColorOutline, 1)
	modules := canvas.NewImageFromImage(qrImage(code))
	modules.FillMode, modules.ScaleMode = canvas.ImageFillContain, canvas.ImageScalePixels
	margin := float32(qrSize * qrQuiet / (code.Size + 2*qrQuiet))
	return design.Fixed(qrSize, qrSize, design.Stack(paper, design.Pad(margin, margin, modules)))
}

// qrImage draws each module of a code as a square of some pixels.
func qrImage(code *qr.Code) image.Image {
	const module = 8
	picture := image.NewNRGBA(image.Rect(0, 0, code.Size*module, code.Size*module))
	for y := range code.Size * module {
		for x := range code.Size * module {
			if code.Black(x/module, y/module) {
				picture.Set(x, y, color.Black)
			}
		}
	}
	return picture
}
