// Package apptest is what tests of screens share: it shows something in a
// window of a phone's size, takes its picture, checks the rules of the design
// over all that is drawn, and finds things by the words that a person reads.
//
//	apptest.Each(t, func(t *testing.T, look apptest.Look) {
//		w := look.Show(t, screen)
//		apptest.Check(t, w)
//		look.Picture(t, w, "today-nl")
//	})
//
// Pictures are written as PNG to the folder that the environment variable
// BANKJE_PICTURES names, and not at all without it.
package apptest
