package relay

import (
	"errors"
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// errElsewhere says that another relay puts the statements of the space in
// order.
var errElsewhere = errors.New("another relay appends statements")

// homesOf gives the ids that a relay goes by.
func homesOf(addresses []string) []envelope.RelayID {
	var ids []envelope.RelayID
	for _, address := range addresses {
		if id := envelope.NewRelayID(address); id != (envelope.RelayID{}) {
			ids = append(ids, id)
		}
	}
	return ids
}

// isElsewhere says whether another relay is the home of a space. One that does not
// know by what name it is called takes itself for it.
func (r *Relay) isElsewhere(state space.State) bool {
	home := state.Home().Relay
	return len(r.homes) > 0 && home != (envelope.RelayID{}) && !slices.Contains(r.homes, home)
}

// appendsTo says whether this relay may append a new statement: where it is the
// home of the space, or the space has none, or the statement makes it the home,
// for the one before may be gone for ever.
func (r *Relay) appendsTo(state space.State, statement envelope.Statement) bool {
	if !r.isElsewhere(state) {
		return true
	}
	if statement.Type != envelope.SetHome {
		return false
	}
	next, err := envelope.ParseHome(statement)
	return err == nil && slices.Contains(r.homes, next.Relay)
}

// wasLeft says whether this relay was the home of a space and no longer is: nobody
// comes for what is brought here. One that never was carries for who cannot reach the
// home.
func (r *Relay) wasLeft(f *folded) bool {
	return r.isElsewhere(f.state) && slices.ContainsFunc(f.list, func(s envelope.Statement) bool {
		before, err := envelope.ParseHome(s)
		return err == nil && slices.Contains(r.homes, before.Relay)
	})
}
