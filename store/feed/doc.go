// Package feed keeps sealed changes in one SQLite file.
package feed
