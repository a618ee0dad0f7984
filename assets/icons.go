package assets

import (
	"embed"
	"fmt"
)

//go:embed icons/*.svg
var icons embed.FS

// IconsLicense is the licence of the icons, which come from Lucide.
//
//go:embed icons/LICENSE
var IconsLicense string

// Outline returns the icon of that name, such as "life-buoy": an SVG of
// 24 by 24 whose strokes are in currentColor. The names are those of Lucide.
// A name that is not shipped is a mistake in the program and panics.
func Outline(name string) []byte {
	svg, err := icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		panic(fmt.Sprintf("assets: no icon %q", name))
	}
	return svg
}
