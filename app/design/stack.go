package design

import "fyne.io/fyne/v2"

// Stack lays objects over each other, all as large as the stack.
func Stack(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: pad{}, Objects: objects}
}

// Gap is empty room of a height, or of a width.
func Gap(size float32) *fyne.Container { return AtLeast(size, size, Stack()) }

// least is at least so wide and high.
type least struct{ width, height float32 }

// AtLeast makes an object at least so wide and high.
func AtLeast(width, height float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: least{width, height}, Objects: []fyne.CanvasObject{o}}
}

func (l least) Layout(objects []fyne.CanvasObject, size fyne.Size) { pad{}.Layout(objects, size) }

func (l least) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return max(l.width, widest(objects))
}

func (l least) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return max(l.height, tallest(objects, width))
}

func (l least) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return LeastSize(objects, 0).Max(fyne.NewSize(l.width, l.height))
}

// wrapping asks for no more width than a limit.
type wrapping struct{ limit float32 }

// Wrapping has a text ask for no more width than a limit, and wrap in what it gets:
// for texts that are to stand beside each other, which on one line none could.
func Wrapping(limit float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: wrapping{limit}, Objects: []fyne.CanvasObject{o}}
}

func (w wrapping) Layout(objects []fyne.CanvasObject, size fyne.Size) { pad{}.Layout(objects, size) }

func (w wrapping) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return min(w.limit, widest(objects))
}

func (w wrapping) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return tallest(objects, width)
}

func (w wrapping) MinSize(objects []fyne.CanvasObject) fyne.Size { return LeastSize(objects, 0) }

// fixed has one size, whatever is in it.
type fixed struct{ width, height float32 }

// Fixed gives an object exactly this width and height.
func Fixed(width, height float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: fixed{width, height}, Objects: []fyne.CanvasObject{o}}
}

func (f fixed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		Place(o, (size.Width-f.width)/2, (size.Height-f.height)/2, f.width, f.height)
	}
}

func (f fixed) NaturalWidth([]fyne.CanvasObject) float32       { return f.width }
func (f fixed) HeightFor([]fyne.CanvasObject, float32) float32 { return f.height }
func (f fixed) MinSize([]fyne.CanvasObject) fyne.Size          { return fyne.NewSize(f.width, f.height) }
