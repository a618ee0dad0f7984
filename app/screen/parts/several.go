package parts

import (
	"bankje/app/screen"
	"bankje/store"
)

// Several gives the words with which one asks about several people, or a group,
// where a conversation is not with one other.
func Several(c *screen.Context, talk store.Conversation) *screen.Context {
	// i18n: prefix several.after.
	// i18n: prefix several.conversation.
	if len(talk.People) < 2 && talk.Group.IsZero() && talk.GroupCount == 0 {
		return c
	}
	return c.Wording("several")
}
