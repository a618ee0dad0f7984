package sim

import (
	"bytes"
	"context"
	"errors"

	"bankje/store"
	"bankje/sync/client"
	"bankje/sync/envelope"
)

// found has a phone found the team.
func (p *phone) found() {
	w := p.world
	w.t.Helper()
	team, err := p.FoundTeam(w.ctx, "Лавочка "+planted, p.name+" "+planted)
	w.must(err)
	w.team = team
	w.tell("%s founds the team", p)
}

// moves has a relay carry the team from now on, as a coordinator decides.
func (p *phone) moves(to *relayHouse) error {
	w := p.world
	if err := p.SetRelay(w.ctx, w.team, to.address); err != nil {
		return err
	}
	w.tell("%s has the team carried by %s", p, to.address)
	return p.registers(to)
}

// registers asks a relay to carry the team.
func (p *phone) registers(at *relayHouse) error {
	return client.Found(p.world.ctx, p, p.way(at.address, p), p.world.space(), "")
}

// fewBytes are those of two or three envelopes: contacts have many rounds then, one
// of which is begun before the last is taken in.
const fewBytes = 1500

// way is how a phone reaches a relay, as itself or with an invitation.
func (p *phone) way(address string, signer client.Signer) *client.Relay {
	p.world.t.Helper()
	if way := p.ways[address]; way != nil && signer == p {
		return way
	}
	way, err := client.NewRelay(address, signer)
	p.world.must(err)
	way.InTurn().Over(&p.world.network)
	if p.world.seed%2 == 1 {
		way.Sparing(fewBytes)
	}
	if signer == p {
		p.ways[address] = way
	}
	return way
}

// invites makes an invitation.
func (p *phone) invites(coordinator bool) (store.InvitationCode, error) {
	code, err := p.Invite(p.world.ctx, p.world.team, coordinator, "2040-12-31", planted)
	if err == nil {
		p.made = append(p.made, code.ID())
		p.world.tell("%s makes an invitation, for a coordinator: %v", p, coordinator)
	}
	return code, err
}

// joins comes in with a code, by what a relay says of the team.
func (p *phone) joins(code store.InvitationCode, at *relayHouse) error {
	statements, err := p.way(at.address, code).Invited(p.world.ctx, code.ID())
	if err != nil {
		return err
	}
	return p.enters(code, statements)
}

// enters comes in with a code, by statements from somewhere.
func (p *phone) enters(code store.InvitationCode, statements []envelope.Statement) error {
	p.used = append(p.used, code.ID())
	_, err := p.JoinTeam(p.world.ctx, statements, code, p.name+" "+planted)
	if err == nil {
		p.came = code.ID()
		p.world.tell("%s joins, by %d statements", p, len(statements))
	}
	return err
}

// contact is one with the relay of the team, by what the phone knows.
func (p *phone) contact() (client.Report, error) {
	w := p.world
	ctx, hang := context.WithCancel(w.ctx)
	defer hang()
	w.network.hang, w.network.by = hang, p
	defer p.wroteAgain(p.ends())
	defer func() { w.network.hang, w.network.by = nil, nil }()
	at := func(address string) (client.Carrier, error) { return p.way(address, p), nil }
	reached, err := client.Reach(ctx, p, w.space(), at, nil)
	report := reached.Report
	if reached.Address == "" {
		return report, errors.Join(err, errNoRelay)
	}
	w.tell("%s: contact with %s, %d rounds, sent %d, received %d%s%s%s, %v", p, reached.Address[len("https://"):], report.Rounds, report.Sent, report.Received,
		mark(" parted", report.Parted), mark(" differs", report.Differs), mark(" forked", report.Forked), said(err))
	if err != nil {
		return report, err
	}
	client.Tell(ctx, p, w.space(), at, func(string) bool { return !w.idle })
	agreement, err := p.Agree(ctx, w.space())
	if len(agreement.Differ) > 0 {
		w.t.Errorf("%s has made something else of the same changes than %x", p, agreement.Differ)
	}
	return report, err
}

var errNoRelay = errors.New("the team travels by files only")

func mark(word string, is bool) string {
	if is {
		return word
	}
	return ""
}

func said(err error) string {
	if err == nil {
		return "well"
	}
	return err.Error()
}

// export writes all that the phone has of the team to a file.
func (p *phone) export() []byte {
	p.world.t.Helper()
	var file bytes.Buffer
	nothing := func(envelope.SpaceID) map[envelope.DeviceID]uint64 { return nil }
	p.world.must(client.Export(p.world.ctx, &file, p, []envelope.SpaceID{p.world.space()}, nothing, nil))
	p.world.network.read(file.Bytes())
	return file.Bytes()
}

// imports takes a file in.
func (p *phone) imports(file []byte, from string) client.Imported {
	p.world.t.Helper()
	defer p.wroteAgain(p.ends())
	in, err := client.Import(p.world.ctx, bytes.NewReader(file), p, p.Spaces(), nil)
	if !p.full {
		p.world.must(err)
	}
	p.world.tell("%s takes in a file of %s: %d new, %d aside%s%s", p, from, in.New, in.Aside, mark(" cut", in.Cut), mark(" forked", in.Forked))
	return in
}
