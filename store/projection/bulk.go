package projection

import (
	"fmt"
	"math"
)

// The search index collects words in memory and writes its pages when somebody
// searches, or when these many bytes are collected. While a whole journal is
// read it merges nothing, so that it writes each page about once.
const (
	bulkHash  = 64 << 20
	usualHash = 4 << 20

	usualMerge = 4 // segments of one size, which are then merged
)

// BeginBulk prepares for many records to be inserted. Until [Projection.EndBulk]
// nothing can be found by its tags, nor all by its words.
func (p *Projection) BeginBulk() error {
	if err := p.file(); err != nil {
		return err
	}
	_, err := p.one(`SELECT COALESCE(max(place), $1) FROM conversation`, []any{int64(math.MinInt64)}, &p.toldTo)
	if err != nil {
		return fmt.Errorf("begin bulk: %w", err)
	}
	p.bulk = true
	return p.tune(bulkHash, 0)
}

// EndBulk ends what [Projection.BeginBulk] began.
func (p *Projection) EndBulk() error {
	p.bulk = false
	if err := p.file(); err != nil {
		return err
	}
	p.unfiled = map[Tag][]int64{} // which is large now
	if err := p.run(`COMMIT; BEGIN`); err != nil {
		return err
	}
	return p.tune(usualHash, usualMerge)
}

func (p *Projection) tune(hash, merge int) error {
	if _, err := p.exec(`INSERT INTO said (said, rank) VALUES ('hashsize', $1)`, hash); err != nil {
		return err
	}
	_, err := p.exec(`INSERT INTO said (said, rank) VALUES ('automerge', $1)`, merge)
	return err
}
