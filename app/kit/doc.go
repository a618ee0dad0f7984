// Package kit holds the parts that screens are made of: page and bar, cards
// and rows, buttons and chips, fields, sheets, a keypad, a day picker.
//
// It knows nothing of conversations and people, and has no words of its own:
// every text comes in as a parameter. All parts are laid out width first and
// hold at large text in a narrow window, where rows fold and titles wrap. What
// can be tapped is at least [design.Target] wide and high.
//
// Everything here belongs on Fyne's own goroutine.
//
// Start with [NewPage], [NewCard] and [NewButton].
package kit
