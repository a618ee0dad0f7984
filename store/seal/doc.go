// Package seal seals what a person writes, and keeps the keys.
//
// Start with [NewKeys] and [NewKeyFile] for a new journal, [ParseKeyFile] and
// [KeyFile.Unlock] for an old one; then [EpochKey.Seal] and [EpochKey.Open].
package seal
