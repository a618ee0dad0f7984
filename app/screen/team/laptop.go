package team

import (
	"context"
	"maps"

	"bankje/app/screen/parts"
	"bankje/i18n"
	"bankje/sync/report"
)

// laptopChoice is under what name the settings remember where a laptop was
// reached. They are not sealed: an address outside of a private network is not
// remembered.
const laptopChoice = "laptop"

// laptop is the address at which a laptop was reached last; "" for none.
func (s *Screen) laptop() string { return s.context.Settings.Screens[laptopChoice] }

// askLaptop asks for the address of a laptop on the same Wi-Fi that runs a relay,
// and syncs over it.
func (s *Screen) askLaptop() {
	p := s.context.Text
	address := ""
	s.put(&question{title: p.T("team.laptop"), label: p.T("team.laptop_address"), hint: p.T("team.laptop_hint"),
		text: s.laptop(), kind: asksLaptop, action: p.T("team.laptop_go"),
		keep: func(_ context.Context, typed string) (err error) {
			address, err = relayAddress(typed)
			return err
		},
		then: func() { s.carry(address) }})
}

// carry syncs over a laptop. It can be left.
func (s *Screen) carry(address string) {
	c := s.context
	s.begin(parts.NewCounting(func(p *i18n.Printer, done, _ int64) string {
		return p.T("team.carrying_count", "count", p.Number(int(done)))
	}),
		"team.carrying", "team.stopped_carrying")
	working := s.file
	var done report.Carried
	var err error
	c.Async(func(context.Context) {
		done, err = c.Sync.Carry(working.Context(), s.id, address, func(sent, received int) {
			working.Progress(int64(sent+received), 0)
		})
	}, func() {
		if err == nil {
			s.remember(address)
		}
		s.ended(err, func() string { return s.carried(done) })
	})
}

// remember keeps where the laptop was, for the next time.
func (s *Screen) remember(address string) {
	if parts.IsPlain(address) && address != s.laptop() {
		s.choose(laptopChoice, address)
	}
}

// choose keeps a small choice of this screen; "" forgets it.
func (s *Screen) choose(name, choice string) {
	settings := s.context.Settings
	settings.Screens = maps.Clone(settings.Screens)
	if settings.Screens == nil {
		settings.Screens = map[string]string{}
	}
	settings.Screens[name] = choice
	if choice == "" {
		delete(settings.Screens, name)
	}
	s.context.Go.Apply(settings)
}

// carried says what went and came, and that the team's own relay has yet to hear
// of it.
func (s *Screen) carried(done report.Carried) string {
	p := s.context.Text
	if done.Sent+done.Received == 0 {
		return p.T("team.carried_nothing")
	}
	said := p.T("team.carried", "sent", p.Number(done.Sent), "received", p.Number(done.Received))
	if s.team.Relay != "" && s.team.Waiting+done.Received > 0 {
		said += " " + p.T("team.carried_waits")
	}
	return said
}
