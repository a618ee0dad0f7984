package projection

// While a whole journal is read, the search index collects much in memory and
// merges nothing, so that it writes each of its pages about once.
const (
	bulkHash  = 64 << 20 // bytes
	usualHash = 1 << 20  // what SQLite would take
)

// BeginBulk prepares for many records to be inserted. Until [Projection.EndBulk]
// nothing can be found by its tags.
func (p *Projection) BeginBulk() error {
	p.bulk = true
	return p.tune(bulkHash, 0)
}

// EndBulk ends what [Projection.BeginBulk] began.
func (p *Projection) EndBulk() error {
	p.bulk = false
	if err := p.fileTags(); err != nil {
		return err
	}
	p.unfiled = nil
	if err := p.run(`COMMIT; BEGIN`); err != nil {
		return err
	}
	return p.tune(usualHash, 4)
}

func (p *Projection) tune(hash, merge int) error {
	if _, err := p.exec(`INSERT INTO said (said, rank) VALUES ('hashsize', $1)`, hash); err != nil {
		return err
	}
	_, err := p.exec(`INSERT INTO said (said, rank) VALUES ('automerge', $1)`, merge)
	return err
}
