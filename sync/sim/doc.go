// Package sim runs whole teams in one process: phones with their journals in
// SQLite files, the client's exchange, a relay with its database, and between
// them a network, clocks and disks that do whatever they do in the field. It is
// tests only.
//
// Start with TestSeeds, which makes up worlds, and TestStories, which plays those
// of testdata.
package sim
