package kit

import "bankje/app/design"

// NewQuietAction is [NewAction] in the quiet look, for what stands beside the
// thing to do.
func NewQuietAction(icon design.Outline, text string, onTap func()) *Button {
	b := &Button{kind: Quiet, size: lowButton}
	b.build(text, &icon, onTap)
	return b
}

// NewLowButton makes a low button without an icon, for two or three that have to
// fit beside each other at large text too.
func NewLowButton(kind Kind, text string, onTap func()) *Button {
	b := &Button{kind: kind, size: lowButton}
	b.build(text, nil, onTap)
	return b
}
