package main

import (
	"errors"
	"fmt"

	"bankje/sync/relay"
	"bankje/sync/relay/sqlite"
)

// adviceOnDamage is what to do about a relay.db that is damaged. Phones found a
// space anew by themselves, and know no registration code.
const adviceOnDamage = `Stop the relay, keep relay.db and relay.db-wal elsewhere, and restore a back-up: phones
bring what came after it. Without one start the relay empty, and without
-registration-code until all have come by: they bring whatever they have.`

// advised adds to an error of a command what its reader can do.
func (c config) advised(command string, err error) error {
	damaged := sqlite.IsDamaged(err) || errors.Is(err, relay.ErrUnsound)
	if !damaged || command == "restore" || c.db != "" { // of a file that was not put in place; of no file
		return err
	}
	return fmt.Errorf("%w\n%s is damaged. %s", err, c.file(), adviceOnDamage)
}
