package jsonl

import (
	"context"
	"errors"

	"bankje/store"
)

// meet notes a person, and refuses what is about somebody who is not in the
// file or the journal, or who did not say yes.
func (r *reading) meet(ctx context.Context, record store.Record) error {
	if p, ok := record.(store.Person); ok {
		return r.person(ctx, p)
	}
	about, with := record.Names()
	for _, id := range about {
		answer, err := r.answer(ctx, id)
		switch {
		case err != nil:
			return err
		case answer == store.No:
			return refuse(NoConsent, "")
		case answer == store.NotAsked:
			return refuse(NotAsked, "")
		}
	}
	for _, id := range with {
		if known, err := r.known(ctx, KindGroup, store.Group{ID: id}); err != nil {
			return err
		} else if !known {
			return refuse(UnknownGroup, "")
		}
	}
	return nil
}

// person notes what somebody said. Who is in the journal is asked there: an
// answer that was given to us counts more than one in a file.
func (r *reading) person(ctx context.Context, p store.Person) error {
	_, met := r.people[p.ID]
	if !met {
		here, err := r.journal.Person(ctx, p.ID)
		switch {
		case err == nil:
			r.people[p.ID] = here.Consent.Answer
		case !errors.Is(err, store.ErrNotFound):
			return err
		case len(r.people) < MaxRecords:
			r.people[p.ID] = p.Consent.Answer
		}
	}
	if p.Consent.Answer == store.No || r.people[p.ID] == store.No {
		return refuse(NoConsent, "")
	}
	return nil
}

// answer gives what somebody said whom a line names.
func (r *reading) answer(ctx context.Context, id store.PersonID) (store.Answer, error) {
	if answer, met := r.people[id]; met {
		return answer, nil
	}
	here, err := r.journal.Person(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return "", refuse(UnknownPerson, "")
	}
	if err != nil {
		return "", err
	}
	r.people[id] = here.Consent.Answer
	return here.Consent.Answer, nil
}

// known reports whether a record is in the file before this line, or in the
// journal.
func (r *reading) known(ctx context.Context, kind Kind, record store.Record) (bool, error) {
	if _, seen := r.seen[nameOf(kind, record)]; seen {
		return true, nil
	}
	presence, err := r.journal.Presence(ctx, record)
	return presence != store.Absent && presence != store.Erased, err
}

// resolve takes away the conversation of a follow-up where it is nowhere.
func (r *reading) resolve(ctx context.Context, record store.Record) (store.Record, error) {
	f, ok := record.(store.FollowUp)
	if !ok || f.Conversation.IsZero() {
		return record, nil
	}
	known, err := r.known(ctx, KindConversation, store.Conversation{ID: f.Conversation})
	if err != nil {
		return nil, err
	}
	if !known {
		f.Conversation = store.ConversationID{}
	}
	return f, nil
}

// nameOf names a record within the file.
func nameOf(kind Kind, record store.Record) name {
	switch record := record.(type) {
	case store.Person:
		return name{kind, string(record.ID[:])}
	case store.Group:
		return name{kind, string(record.ID[:])}
	case store.Conversation:
		return name{kind, string(record.ID[:])}
	case store.FollowUp:
		return name{kind, string(record.ID[:])}
	case store.OwnPrompt:
		return name{kind, string(record.ID[:])}
	case store.OwnCard:
		return name{kind, string(record.ID[:])}
	case store.Favourite:
		return name{kind, string(record)}
	}
	panic("jsonl: a kind of record without a name")
}
