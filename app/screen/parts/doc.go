// Package parts holds pieces that several screens share and that know the
// domain: a page with its bar, a prompt card, somebody's avatar, rows for
// conversations and follow-ups, the words of domains and kinds of support.
//
// What such a piece decides stands in plain functions without Fyne. Everything
// that draws belongs on Fyne's own goroutine. Start with [Page] and [ReadPrompt].
package parts
