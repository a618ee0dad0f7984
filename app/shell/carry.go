package shell

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/screen"
)

// Carrier carries for a journal while Run runs.
type Carrier interface {
	screen.Sync
	// Run carries until ctx ends, which it does within a second.
	Run(ctx context.Context)
}

// carrying is what carries for the journal that is open. The zero value is
// nothing.
type carrying struct {
	Carrier
	stop func() // nil while it rests
	done chan struct{}
}

// carry begins to carry for the journal that was opened. Made-up examples are
// carried nowhere.
func (s *Shell) carry() {
	if s.options.Carry == nil || s.looking {
		return
	}
	s.carrying = carrying{Carrier: s.options.Carry(s.journal, s.carried)}
	s.carrying.run()
}

// run has it carry, unless it does already.
func (c *carrying) run() {
	if c.Carrier == nil || c.stop != nil {
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	before, done := c.rest(), make(chan struct{})
	c.stop, c.done = stop, done
	carrier := c.Carrier
	go func() {
		defer close(done)
		<-before
		carrier.Run(ctx)
	}()
}

// rest has it stop for now. The channel that it gives is closed once it has.
func (c *carrying) rest() <-chan struct{} {
	if c.stop != nil {
		c.stop()
		c.stop = nil
	}
	if c.done == nil {
		c.done = make(chan struct{})
		close(c.done)
	}
	return c.done
}

// sync is what screens are given; nil where nothing is carried.
func (c *carrying) sync() screen.Sync {
	if c.Carrier == nil {
		return nil // a nil Carrier would not be a nil interface
	}
	return c.Carrier
}

// carried is told, on any goroutine, that something changed about how it stands
// with sync. However often that is, the screens are told once.
func (s *Shell) carried() {
	if !s.carries.Swap(true) {
		fyne.Do(s.followSync)
	}
}

// followSync has what is shown look anew at how it stands with sync.
func (s *Shell) followSync() {
	s.carries.Store(false)
	if s.journal == nil {
		return
	}
	for _, p := range s.frame.panes {
		if f, ok := p.screen.(screen.SyncFollower); ok && p.drawn != nil {
			f.FollowSync()
		}
	}
}
