package sim

import "time"

// aClockIsSet, by years or by an hour, and gains or loses from then on.
func (w *world) aClockIsSet(p *phone) {
	const year = 365 * 24 * time.Hour
	ahead := time.Duration((w.random.Float64()*20 - 10) * float64(year))
	if w.chance(50) {
		ahead = time.Duration(w.random.NormFloat64() * float64(time.Hour))
	}
	p.clock.set(ahead)
	p.clock.drift = w.random.NormFloat64() * 0.01
	w.tell("%s: the clock shows %s", p, p.clock.read().Format(time.DateTime))
}

func (w *world) anAppEnds(p *phone) {
	if w.chance(60) {
		w.tell("%s: the app is killed", p)
		p.kill()
		return
	}
	w.tell("%s: the app is ended and begun", p)
	p.quit()
	p.start()
}

func (w *world) theNetworkChanges(*phone) {
	w.network.bad = pick(w, []int{0, 0, 5, 20, 50})
	w.tell("of a hundred messages %d fare badly", w.network.bad)
}

func (w *world) aRelayHasTrouble(*phone) {
	if len(w.relays) == 0 {
		return
	}
	r := pick(w, w.relays)
	at := w.random.IntN(100)
	if r.gone {
		return
	}
	if r != w.relays[len(w.relays)-1] {
		at %= 60 // one of before that forgets where the team went is told nothing
	}
	switch {
	case at < 30:
		w.tell("the relay at %s is started again", r.address)
		r.restart()
	case at < 60:
		r.down = !r.down
		w.tell("the relay at %s is down: %v", r.address, r.down)
	case at < 85:
		r.backUp()
		w.tell("the relay at %s is backed up", r.address)
	case at < 97 && len(r.copies) > 0:
		from := pick(w, r.copies)
		w.tell("the relay at %s is as it was at %s", r.address, from.made.Format("02 15:04"))
		r.restore(from)
		w.writeOff("the relay was restored")
	default:
		w.tell("the relay at %s has burnt", r.address)
		r.burn()
	}
}

// aDiskIsFull for a while.
func (w *world) aDiskIsFull(p *phone) { p.fill(!p.full) }
