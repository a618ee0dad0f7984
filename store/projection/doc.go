// Package projection keeps what can be read of a journal in an SQLite database
// in memory: the merged records, tables to find them by, and the index for
// searching as one types. It can be thrown away at any moment and made again
// from the feed; [Projection.Serialize] and [Load] carry it over a restart.
//
// It knows neither keys nor merging: the journal hands it the state of each
// record as bytes, with the row by which it is to be found.
package projection
