// Package design is how the app looks: its theme with colours and sizes by
// name, its font and icons, wrapped text, rounded surfaces, and the layouts
// that put them together.
//
// Everything here is laid out width first. An object that wraps has no height
// until it has a width, so layouts ask for the height at a width ([HeightFor])
// and for the width at which nothing wraps ([NaturalWidth]), and place their
// children in one pass. An object that changes what it shows in a way that
// changes its height calls [Reflow].
//
// Start with [NewTheme], [NewText], [NewSurface] and [Col].
package design
