package kit

import "bankje/app/design"

// NewQuietAction is [NewAction] in the quiet look, for what stands beside the
// thing to do.
func NewQuietAction(icon design.Outline, text string, onTap func()) *Button {
	b := &Button{kind: Quiet, size: lowButton}
	b.build(text, &icon, onTap)
	return b
}
