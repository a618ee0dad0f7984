package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"bankje/store"
	"bankje/store/seal"
	"bankje/sync/client"
	"bankje/sync/envelope"
)

// The phones: the first writes, the second follows, the third and fourth come
// later.
const (
	writer   = "writer"
	follower = "follower"
	cutOff   = "cut off"
	late     = "late"
)

// A bench is where a phase works: a folder with what earlier ones left.
type bench struct {
	folder string
	plan   plan
}

func openBench(folder string) (*bench, error) {
	b := &bench{folder: folder}
	content, err := os.ReadFile(b.planFile())
	if err != nil {
		return nil, err
	}
	return b, json.Unmarshal(content, &b.plan)
}

func (b *bench) planFile() string { return filepath.Join(b.folder, "plan.json") }

// keep leaves the plan for later phases.
func (b *bench) keep() error {
	content, err := json.Marshal(b.plan)
	if err != nil {
		return err
	}
	return os.WriteFile(b.planFile(), content, 0o600)
}

// A phone is a journal that is open.
type phone struct {
	*store.Journal
	vault *store.Vault
	relay *client.Relay
}

// pin opens all phones. Its work is the least there is: what a secret takes is no
// part of any figure.
var pin = []byte("246810")

// phone opens the journal of a phone, or makes it. Forget ends it.
func (b *bench) phone(ctx context.Context, name string) (*phone, error) {
	v, err := store.Open(b.of(name), store.Options{Work: &seal.MinParams})
	if err != nil {
		return nil, err
	}
	p := &phone{vault: v}
	if v.Founded() {
		p.Journal, err = v.Unlock(ctx, pin)
	} else {
		p.Journal, err = v.Found(ctx, pin, store.PIN)
	}
	if err == nil && b.plan.Address != "" {
		p.relay, err = client.NewRelay(b.plan.Address, p)
	}
	if err != nil {
		return nil, errors.Join(err, v.Close())
	}
	return p, nil
}

// of is the folder of a phone.
func (b *bench) of(phone string) string { return filepath.Join(b.folder, phone) }

// leave ends it as an app does that is left.
func (p *phone) leave(ctx context.Context) error {
	return errors.Join(p.Lock(ctx), p.vault.Close())
}

// errUneven says that a contact left phone and relay with different things.
var errUneven = errors.New("phone and relay do not hold the same after a contact")

// meet makes one contact about the team.
func (b *bench) meet(ctx context.Context, p *phone) (client.Report, error) {
	id := envelope.SpaceID(b.plan.Team)
	self, err := p.SelfIn(id)
	if err != nil {
		return client.Report{}, err
	}
	report, err := client.Contact(ctx, p, self, p.relay, id, nil)
	if err == nil && (report.Differs || report.Parted || report.Forked || report.Aside > 0 || len(report.Refused) > 0) {
		err = fmt.Errorf("%w: %+v", errUneven, report)
	}
	return report, err
}

// begin founds a team at the relay and lets all phones in.
func begin(ctx context.Context, b *bench) (Line, error) {
	first, err := b.phone(ctx, writer)
	if err != nil {
		return Line{}, err
	}
	if b.plan.Team, err = first.FoundTeam(ctx, "Bankje", "Anna"); err != nil {
		return Line{}, err
	}
	if err := first.SetRelay(ctx, b.plan.Team, b.plan.Address); err != nil {
		return Line{}, err
	}
	if _, err := b.meet(ctx, first); err != nil {
		return Line{}, err
	}
	for _, name := range []string{follower, cutOff, late} {
		if err := b.letIn(ctx, first, name); err != nil {
			return Line{}, err
		}
	}
	return Line{}, errors.Join(first.leave(ctx), b.keep())
}

func (b *bench) letIn(ctx context.Context, by *phone, name string) error {
	code, err := by.Invite(ctx, b.plan.Team, false, "2050-12-31", name)
	if err != nil {
		return err
	}
	if _, err := b.meet(ctx, by); err != nil {
		return err
	}
	invited, err := client.NewRelay(b.plan.Address, code)
	if err != nil {
		return err
	}
	statements, err := invited.Invited(ctx, code.ID())
	if err != nil {
		return err
	}
	p, err := b.phone(ctx, name)
	if err != nil {
		return err
	}
	if _, err := p.JoinTeam(ctx, statements, code, name); err != nil {
		return err
	}
	if _, err := b.meet(ctx, p); err != nil {
		return err
	}
	if err := p.leave(ctx); err != nil {
		return err
	}
	_, err = b.meet(ctx, by)
	return err
}
