package sim

import (
	"strings"
	"time"
)

// worldVerbs are what happens by itself.
var worldVerbs = map[string]func(w *world, words []string){
	// phone NAME … : each gets a phone, with a journal
	"phone": func(w *world, words []string) {
		for _, name := range words {
			w.buy(name)
		}
	},
	// relay NAME … : each begins
	"relay": func(w *world, words []string) {
		for _, name := range words {
			w.rent(name)
		}
	},
	// days N : so many pass
	"days": func(w *world, words []string) { w.pass(w.length(words[0] + "d")) },
	// everybody meets : each phone makes contact twice, which goes well
	"everybody": func(w *world, _ []string) {
		for range 2 {
			for _, p := range w.phones {
				if _, known := p.state(); known && !p.gone {
					p.mustContact()
				}
			}
		}
	},
	// network N : so many of a hundred messages fare badly
	"network": func(w *world, words []string) { w.network.bad = w.number(words[0]) },
	// heal : nothing is in the way, and everybody makes contact
	"heal": func(w *world, _ []string) { w.heal() },
}

// relayVerbs are what a relay does.
var relayVerbs = map[string]func(r *relayHouse){
	"restarts": (*relayHouse).restart,
	"stops":    func(r *relayHouse) { r.down = true },
	"goes-on":  func(r *relayHouse) { r.down = false },
	"backs-up": (*relayHouse).backUp,
	// restores the newest back-up, and tells nobody
	"restores": func(r *relayHouse) {
		r.restore(r.copies[len(r.copies)-1])
		r.world.writeOff("the relay was restored")
	},
	// loses all it has
	"burns": (*relayHouse).burn,
	// closes : for good
	"closes": (*relayHouse).closes,
}

// number reads one.
func (w *world) number(word string) int {
	w.t.Helper()
	n := 0
	for _, digit := range word {
		if digit < '0' || digit > '9' {
			w.t.Fatalf("not a number: %s", word)
		}
		n = 10*n + int(digit-'0')
	}
	return n
}

// length reads a time, such as 3h, -2d or 10y.
func (w *world) length(word string) time.Duration {
	w.t.Helper()
	digits, back := strings.CutPrefix(word, "-")
	unit := map[byte]time.Duration{'m': time.Minute, 'h': time.Hour, 'd': 24 * time.Hour, 'y': 365 * 24 * time.Hour}[digits[len(digits)-1]]
	length := time.Duration(w.number(digits[:len(digits)-1])) * unit
	if back {
		return -length
	}
	return length
}
