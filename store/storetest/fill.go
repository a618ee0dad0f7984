package storetest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"bankje/store"
)

// End is when the stories of [Fill] end.
var End = time.Date(2026, time.November, 20, 16, 0, 0, 0, time.UTC)

// Fill writes a made-up journal that ends at [End], each conversation as one
// save, and gives the people as they were saved.
func Fill(t testing.TB, j *store.Journal, size Size) []store.Person {
	t.Helper()
	people, err := Write(context.Background(), j, Tell(size, End))
	if err != nil {
		t.Fatalf("fill journal: %v", err)
	}
	return people
}

// Write saves a story and gives its people as they were saved.
func Write(ctx context.Context, j *store.Journal, s Story) ([]store.Person, error) {
	var people []store.Person
	for _, p := range s.People {
		saved, err := j.AddPerson(ctx, p)
		if err != nil {
			return nil, fmt.Errorf("write story: %w", err)
		}
		people = append(people, saved)
	}
	for _, c := range s.Conversations {
		if _, err := j.SaveDraft(ctx, c.Draft(people)); err != nil {
			return nil, fmt.Errorf("write story: %w", err)
		}
	}
	return people, nil
}

// Draft gives the conversation as it is saved, once its people have ids.
func (c Conversation) Draft(people []store.Person) store.Draft {
	d := store.Draft{Conversation: c.Conversation, FollowUps: c.FollowUps}
	d.Conversation.People = nil
	for _, i := range c.Who {
		d.Conversation.People = append(d.Conversation.People, people[i].ID)
	}
	for i := range d.FollowUps {
		d.FollowUps[i].Person = people[c.Who[0]].ID
	}
	return d
}
