package conversation_test

import (
	"testing"

	"bankje/app/screen"
	"bankje/app/screen/conversation"
	"bankje/app/screen/screentest"
)

func TestConversationHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "conversation", func(t *testing.T, s *screentest.Stage) screen.Screen {
		return conversation.New(s.Journal, s.Tell(t).Last.ID)
	})
}
