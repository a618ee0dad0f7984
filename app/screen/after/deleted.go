package after

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen/parts"
	"bankje/store"
)

// Follow looks whether the conversation that is edited was deleted meanwhile, as
// by somebody else in the team. What is typed stays as it is.
func (s *Screen) Follow() {
	if !s.draft.Editing {
		return
	}
	parts.Reread(s.context, &s.latest, s.fetchDeleted, func(read deleted) {
		s.gone.Objects = s.deletedLine(read)
		s.page.Update()
	}, func() {}) // the draft went along
}

// deleted is a conversation, and the save that deleted it.
type deleted struct {
	talk store.Conversation
	by   store.Edit
}

func (s *Screen) fetchDeleted(ctx context.Context) (read deleted, err error) {
	if read.talk, err = s.journal.Conversation(ctx, s.draft.Conversation.ID); err != nil {
		return read, err
	}
	read.by, err = parts.ReadDeletion(ctx, s.journal, read.talk)
	return read, err
}

// deletedLine says who deleted it, and that saving brings it back; nothing where
// it stands.
func (s *Screen) deletedLine(read deleted) []fyne.CanvasObject {
	if !read.talk.Hidden {
		return nil
	}
	c := s.context
	stays := "deleted.while_writing"
	if !read.talk.Team.IsZero() {
		stays = "deleted.while_writing_team"
	}
	// i18n: prefix deleted.while_writing
	words := parts.DeletedBy(c, read.by) + " " + c.Text.T(stays)
	return []fyne.CanvasObject{kit.NewNotice(design.Sand, design.IconEyeOff, words, nil)}
}
