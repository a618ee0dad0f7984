package tables

import (
	"bankje/sync/envelope"
	"bankje/sync/relay"
)

// After is promised by relay.Tx.
func (t *spaceTx) After(n relay.Number, without envelope.DeviceID, size int) ([]relay.Numbered, relay.Number, error) {
	if n >= t.newest {
		return nil, t.newest, nil
	}
	own, err := t.feedOf(without)
	if err != nil {
		return nil, 0, err
	}
	rows, more, err := t.listNumbers(n+1, own.key, size)
	if err != nil || len(rows) == 0 {
		return nil, t.newest, err
	}
	stretches, err := t.stretches(`stretch.number BETWEEN $2 AND $3 AND stretch.feed <> $4
		ORDER BY stretch.number`, rows[0].at, rows[len(rows)-1].at, own.key)
	if err != nil {
		return nil, 0, err
	}
	page := page{left: size, through: t.newest}
	for _, s := range stretches {
		page.add(s, n)
	}
	if more && !page.full {
		last := stretches[len(stretches)-1]
		page.through = last.number + relay.Number(len(last.run)) - 1
	}
	return page.found, page.through, nil
}

// A page gathers envelopes until they are so many bytes, one at least.
type page struct {
	left    int
	found   []relay.Numbered
	full    bool
	through relay.Number
}

// add adds what of a stretch lies behind a number.
func (p *page) add(s stretch, behind relay.Number) {
	for i, e := range s.run {
		switch {
		case s.number+relay.Number(i) <= behind:
		case p.left > 0 || len(p.found) == 0:
			p.left -= int(size(e))
			p.found = append(p.found, s.numbered(i))
		case !p.full:
			p.full = true
			p.through = p.found[len(p.found)-1].Number
		}
	}
}

// Stretch is promised by relay.Tx.
func (t *spaceTx) Stretch(device envelope.DeviceID, from uint64, most int, quarantined bool) ([]envelope.Envelope, error) {
	f, err := t.feedOf(device)
	if err != nil {
		return nil, err
	}
	head := f.kept
	if quarantined {
		head = f.head()
	}
	if from == 0 || from > head.sequence {
		return nil, nil
	}
	rows, _, err := t.listSequences(from, f.key, most)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	stretches, err := t.stretches(`stretch.feed = $2 AND stretch.sequence BETWEEN $3 AND $4
		ORDER BY stretch.sequence`, f.key, rows[0].at, rows[len(rows)-1].at)
	if err != nil {
		return nil, err
	}
	var found []envelope.Envelope
	for _, s := range stretches {
		for _, e := range s.run {
			if e.Header.Sequence > head.sequence || len(found) > 0 && most <= 0 {
				return found, nil
			}
			if e.Header.Sequence >= from {
				found = append(found, e)
				most -= int(size(e))
			}
		}
	}
	return found, nil
}
