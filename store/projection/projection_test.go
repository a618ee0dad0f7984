package projection

import (
	"errors"
	"slices"
	"testing"
)

// filled makes a projection with one conversation.
func filled(t *testing.T) *Projection {
	t.Helper()
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	c := &Conversation{At: 5000, People: []ID{{7}}, Tags: []Tag{DomainTag("NW")}}
	c.Index(slices.Values([]string{"fietsen", "сад"}))
	if _, err := p.Insert(Record{Kind: 3, ID: ID{1}, State: []byte("state"), Conversation: c}, 1); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestLoadedProjectionAnswersAndTakesMore(t *testing.T) {
	p := filled(t)
	serialized, err := p.Serialize()
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := Load(serialized)
	if err != nil {
		t.Fatal(err)
	}
	defer loaded.Close()
	c := &Conversation{At: 5000}
	c.Index(slices.Values([]string{"fiets"}))
	if inserted, err := loaded.Insert(Record{Kind: 3, ID: ID{2}, State: []byte("second"), Conversation: c}, 2); err != nil || !inserted {
		t.Fatalf("insert after loading: %v, %v", inserted, err)
	}
	for _, filter := range []Filter{{}, {Words: []string{"fi"}}} {
		states, err := loaded.Timeline(filter, 0, 0)
		if err != nil || len(states) != 2 || string(states[0].State) != "second" {
			t.Errorf("%+v gives %d states, %v; want both, the later insert on top", filter, len(states), err)
		}
	}
	if states, err := p.Timeline(Filter{}, 0, 0); err != nil || len(states) != 1 {
		t.Errorf("the first projection has %d states, %v; want 1", len(states), err)
	}
}

func TestSnapshotOfAnotherVersionIsRefused(t *testing.T) {
	p := filled(t)
	if err := p.run(`PRAGMA user_version = 1`); err != nil {
		t.Fatal(err)
	}
	serialized, err := p.Serialize()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Load(serialized); !errors.Is(err, ErrOther) {
		t.Errorf("Load = %v, want ErrOther", err)
	}
}

func TestRecordIsInsertedOnce(t *testing.T) {
	p := filled(t)
	if inserted, err := p.Insert(Record{Kind: 3, ID: ID{1}, State: []byte("other")}, 2); err != nil || inserted {
		t.Errorf("insert again = %v, %v; want that it is there", inserted, err)
	}
	if state, _, _ := p.State(3, ID{1}); string(state) != "state" {
		t.Errorf("state = %q after a refused insert", state)
	}
}
