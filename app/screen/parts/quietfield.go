package parts

import (
	"bankje/app/kit"
	"bankje/app/screen"
)

// NewQuietField is a field in which somebody writes about others: under it
// stands the quiet line of [PrivacyHint], which follows the text.
func NewQuietField(c *screen.Context, o kit.FieldOptions) *kit.Field {
	var field *kit.Field
	write := o.OnChanged
	o.Hint = PrivacyHint(c, o.Text)
	o.OnChanged = func(text string) {
		write(text)
		field.SetHint(PrivacyHint(c, text))
	}
	field = kit.NewField(o)
	return field
}
