package projection

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"hash/crc32"

	_ "modernc.org/sqlite" // registers the driver
)

//go:embed schema.sql
var schema string

// revision counts the ways in which rows are derived from records that the
// schema does not show, such as the folding of words. Raise it with any of
// them, so that older snapshots are made again.
const revision = 1

// version tells snapshots of this schema and revision from all others.
func version() int32 {
	return int32(crc32.ChecksumIEEE([]byte(schema)) ^ revision)
}

// ErrOther means that a snapshot was made by another version of the app.
var ErrOther = errors.New("projection: snapshot of another version")

// Projection is the database. It is not safe for use from several goroutines.
//
// It has one connection, on which a transaction is always open: the search
// index then writes its pages when somebody searches and not at each save. For
// the same reason a conversation is filed under its tags and words only when
// somebody asks or [Projection.File] is called.
// After an error of a method that writes it is in no known state and is to be
// made again.
type Projection struct {
	db         *sql.DB
	conn       *sql.Conn
	statements map[string]*sql.Stmt
	refused    map[ID]bool // who wants nothing written about them
	differ     differ

	bulk     bool
	unfiled  map[Tag][]int64 // places whose tags wait to be put
	untagged int             // for how many conversations
	unsaid   []said          // documents that wait
	toldTo   int64           // in bulk: the latest place of which the search index was told
}

// New makes an empty projection.
func New() (*Projection, error) {
	p, err := open()
	if err != nil {
		return nil, fmt.Errorf("make projection: %w", err)
	}
	if err := p.create(); err != nil {
		return nil, errors.Join(fmt.Errorf("make projection: %w", err), p.Close())
	}
	return p, nil
}

func (p *Projection) create() error {
	if err := p.run(schema); err != nil {
		return err
	}
	if err := p.run(fmt.Sprintf(`PRAGMA user_version = %d`, version())); err != nil {
		return err
	}
	if err := p.run(`BEGIN`); err != nil {
		return err
	}
	return p.tune(usualHash, usualMerge)
}

// open connects to a database in memory that has nothing in it. No journal is
// needed for what is never rolled back.
func open() (*Projection, error) {
	db, err := sql.Open("sqlite", "file::memory:?_pragma=temp_store(2)"+
		"&_pragma=page_size(8192)&_pragma=journal_mode(OFF)&_pragma=synchronous(OFF)")
	if err != nil {
		return nil, err
	}
	conn, err := db.Conn(context.Background())
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &Projection{db: db, conn: conn, statements: map[string]*sql.Stmt{}, unfiled: map[Tag][]int64{}, refused: map[ID]bool{}}, nil
}

// serializer is what the driver's connection offers beside database/sql.
type serializer interface {
	Serialize() ([]byte, error)
	Deserialize([]byte) error
}

// Load opens what [Projection.Serialize] gave. ErrOther for one of another
// version of the app.
func Load(serialized []byte) (*Projection, error) {
	p, err := open()
	if err != nil {
		return nil, fmt.Errorf("load projection: %w", err)
	}
	if err := p.load(serialized); err != nil {
		return nil, errors.Join(fmt.Errorf("load projection: %w", err), p.Close())
	}
	return p, nil
}

func (p *Projection) load(serialized []byte) error {
	err := p.raw(func(s serializer) error { return s.Deserialize(serialized) })
	if err != nil {
		return err
	}
	var found int32
	if err := p.conn.QueryRowContext(context.Background(), `PRAGMA user_version`).Scan(&found); err != nil {
		return err
	}
	if found != version() {
		return ErrOther
	}
	if err := p.run(`PRAGMA journal_mode = OFF`); err != nil {
		return err
	}
	if err := p.findRefused(); err != nil {
		return err
	}
	return p.run(`BEGIN`)
}

// Serialize gives the whole database as bytes for [Load].
func (p *Projection) Serialize() ([]byte, error) {
	var serialized []byte
	if err := p.File(); err != nil {
		return nil, fmt.Errorf("serialize projection: %w", err)
	}
	if err := p.run(`COMMIT`); err != nil {
		return nil, fmt.Errorf("serialize projection: %w", err)
	}
	err := p.raw(func(s serializer) (err error) {
		serialized, err = s.Serialize()
		return err
	})
	if err := errors.Join(err, p.run(`BEGIN`)); err != nil {
		return nil, fmt.Errorf("serialize projection: %w", err)
	}
	return serialized, nil
}

func (p *Projection) raw(do func(serializer) error) error {
	return p.conn.Raw(func(driver any) error {
		s, ok := driver.(serializer)
		if !ok {
			return errors.New("this SQLite driver does not serialize")
		}
		return do(s)
	})
}

// Close throws the projection away.
func (p *Projection) Close() error {
	var errs []error
	for _, statement := range p.statements {
		errs = append(errs, statement.Close())
	}
	return errors.Join(append(errs, p.conn.Close(), p.db.Close())...)
}
