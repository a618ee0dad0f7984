package postgres_test

import (
	"database/sql"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/relay/postgres"
	"bankje/sync/relay/storagetest"
)

// hears gives what a relay over the storage is told.
func hears(s *postgres.Storage) (woken chan envelope.SpaceID, missed chan struct{}) {
	woken, missed = make(chan envelope.SpaceID, 100), make(chan struct{}, 100)
	s.OnWake(func(id envelope.SpaceID) { woken <- id }, func() { missed <- struct{}{} })
	return woken, missed
}

// A relay hears others and not itself, each space once for what comes together.
func TestARelayHearsOthers(t *testing.T) {
	address := storagetest.EmptySchema(t)
	a, b := open(t, address), open(t, address)
	ofA, ready := hears(a)
	<-ready
	ofB, ready := hears(b)
	<-ready
	first, last := envelope.SpaceID{1, 2, 3}, envelope.SpaceID{9}
	a.Wake(first)
	if got := <-ofB; got != first {
		t.Errorf("%v is told, want %v", got, first)
	}
	b.Wake(last)
	if got := <-ofA; got != last { // not first, which it said itself
		t.Errorf("%v is told, want %v", got, last)
	}
}

// What was said while nobody could hear it may have been anything.
func TestARelayIsToldThatItMayHaveMissedSomething(t *testing.T) {
	address := storagetest.EmptySchema(t)
	a, b := open(t, address), open(t, address)
	hears(b)
	woken, missed := hears(a)
	<-missed
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	// All that listen to this server, also for other tests, which make it good.
	if _, err := db.Exec(`
		SELECT pg_terminate_backend(pid)
		FROM pg_stat_activity
		WHERE query = 'LISTEN bankje_relay_wake'`); err != nil {
		t.Fatal(err)
	}
	<-missed
	id := envelope.SpaceID{7}
	b.Wake(id)
	if got := <-woken; got != id {
		t.Errorf("%v is told, want %v", got, id)
	}
}

func TestAStorageClosesWhoeverHears(t *testing.T) {
	address := storagetest.EmptySchema(t)
	s := open(t, address)
	_, ready := hears(s)
	<-ready
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	s.Wake(envelope.SpaceID{1}) // by a request that is late
}
