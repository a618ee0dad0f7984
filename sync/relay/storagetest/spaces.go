package storagetest

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/relay"

	"github.com/google/go-cmp/cmp"
)

func foundedOnce(t *testing.T, open Opener) {
	s := open()
	id, statements := founding(1)
	nothing := func(relay.Tx) error { return nil }
	if err := s.Update(t.Context(), id, nothing); !errors.Is(err, relay.ErrNoSpace) {
		t.Errorf("update before: got %v, want ErrNoSpace", err)
	}
	found(t, s, 1)
	if err := s.Found(t.Context(), id, statements); !errors.Is(err, relay.ErrExists) {
		t.Errorf("found again: got %v, want ErrExists", err)
	}
	if err := s.View(t.Context(), id, nothing); err != nil {
		t.Errorf("view after: %v", err)
	}
}

func statementsInOrder(t *testing.T, open Opener) {
	s := open()
	id, want := founding(1)
	found(t, s, 1)
	want = append(want, following(id, want[0], 40)...)
	for _, part := range [][]envelope.Statement{want[1:4], want[4:5], want[5:]} {
		update(t, s, id, func(tx relay.Tx) error { return tx.AddStatements(part) })
	}
	for _, skip := range []int{0, 1, 4, 40, 41, 99} {
		view(t, s, id, func(tx relay.Tx) error {
			got, err := tx.Statements(skip)
			sameStatements(t, got, want[min(skip, len(want)):])
			return err
		})
	}
}

func sameStatements(t testing.TB, got, want []envelope.Statement) {
	t.Helper()
	equal := func(a, b envelope.Statement) bool { return bytes.Equal(a.Bytes(), b.Bytes()) }
	if !slices.EqualFunc(got, want, equal) {
		t.Errorf("got %d statements, want %d, or others", len(got), len(want))
	}
}

func invitationLeads(t *testing.T, open Opener) {
	s := open()
	found(t, s, 1)
	id, statements := founding(2)
	invitation, invite := inviting(id, statements[0], 1)
	if err := s.Found(t.Context(), id, append(statements, invite)); err != nil {
		t.Fatal(err)
	}
	later, another := inviting(id, invite, 2)
	update(t, s, id, func(tx relay.Tx) error { return tx.AddStatements([]envelope.Statement{another}) })
	for _, i := range []envelope.InvitationID{invitation, later} {
		if got, err := s.SpaceOf(t.Context(), i); got != id || err != nil {
			t.Errorf("got space %v, error %v; want %v", got, err, id)
		}
	}
	if _, err := s.SpaceOf(t.Context(), envelope.InvitationID{9}); !errors.Is(err, relay.ErrNoSpace) {
		t.Errorf("of no invitation: got %v, want ErrNoSpace", err)
	}
}

// inviting returns an invitation with keys of a seed, as the next statement.
func inviting(id envelope.SpaceID, last envelope.Statement, seed byte) (envelope.InvitationID, envelope.Statement) {
	i := envelope.Invitation{
		Keys: envelope.PublicKeys{Signing: bytes.Repeat([]byte{seed}, 32), KEM: envelope.MLKEM768X25519, KEMKey: []byte{1}},
		Role: envelope.Member, Epoch: 1, SealedKey: []byte{2}, Note: envelope.Sealed{Epoch: 1, Bytes: []byte{3}},
	}
	s := i.Statement()
	s.Space, s.Number, s.Previous, s.Author = id, last.Number+1, last.Hash(), last.Author
	return i.ID(), s
}

func deleted(t *testing.T, open Opener) {
	s := open()
	id, statements := founding(1)
	invitation, invite := inviting(id, statements[0], 1)
	if err := s.Delete(t.Context(), id); !errors.Is(err, relay.ErrNoSpace) {
		t.Errorf("delete what is not there: got %v, want ErrNoSpace", err)
	}
	if err := s.Found(t.Context(), id, append(statements, invite)); err != nil {
		t.Fatal(err)
	}
	other := found(t, s, 2)
	insert(t, s, newAuthor(id, 1).write(300), false)
	insert(t, s, newAuthor(other, 1).write(3), false)
	if err := s.Delete(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	nothing := func(relay.Tx) error { return nil }
	for name, do := range map[string]func(context.Context) error{
		"found":  func(ctx context.Context) error { return s.Found(ctx, id, statements) },
		"update": func(ctx context.Context) error { return s.Update(ctx, id, nothing) },
		"view":   func(ctx context.Context) error { return s.View(ctx, id, nothing) },
		"delete": func(ctx context.Context) error { return s.Delete(ctx, id) },
	} {
		if err := do(t.Context()); !errors.Is(err, relay.ErrDeleted) {
			t.Errorf("%s: got %v, want ErrDeleted", name, err)
		}
	}
	if _, err := s.SpaceOf(t.Context(), invitation); !errors.Is(err, relay.ErrNoSpace) {
		t.Errorf("its invitation: got %v, want ErrNoSpace", err)
	}
	if kept := all(t, s, other); len(kept) != 3 {
		t.Errorf("another space has %d envelopes left, want 3", len(kept))
	}
}

func listed(t *testing.T, open Opener) {
	s := open()
	var want []envelope.SpaceID
	for n := range 7 {
		want = append(want, found(t, s, n))
	}
	if err := s.Delete(t.Context(), want[3]); err != nil {
		t.Fatal(err)
	}
	want = slices.Delete(want, 3, 4)
	slices.SortFunc(want, func(a, b envelope.SpaceID) int { return bytes.Compare(a[:], b[:]) })
	var got []envelope.SpaceID
	for after := (envelope.SpaceID{}); ; after = got[len(got)-1] {
		page, err := s.Spaces(t.Context(), after, 4)
		if err != nil || len(page) > 4 {
			t.Fatalf("page of %d spaces, error %v; want 4 at most", len(page), err)
		}
		if len(page) == 0 {
			break
		}
		got = append(got, page...)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("spaces (-want +got):\n%s", diff)
	}
}

func counts(t *testing.T, open Opener) {
	s := open()
	a, b := found(t, s, 1), found(t, s, 2)
	run := newAuthor(a, 1).write(4)
	insert(t, s, run, false)
	insert(t, s, newAuthor(b, 1).write(2), true)
	update(t, s, a, func(tx relay.Tx) error {
		return tx.Stub(run[0].Header.Device, []envelope.Run{{First: 2, Last: 3}})
	})
	got, err := s.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := relay.Counts{Spaces: 2, Devices: 2, Statements: 2, Envelopes: 6, Bytes: 6*221 + 4*565}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
	view(t, s, b, func(tx relay.Tx) error {
		bytes, quarantined, err := tx.Bytes()
		if bytes != 2*786 || quarantined != 2*786 {
			t.Errorf("got %d bytes, %d in quarantine; want 1572 of both", bytes, quarantined)
		}
		return err
	})
}
