// Package assets holds what Bankje knows before anybody has written a word:
// prompts for a conversation, tips, goals, support guides, activities, referral
// cards, and where each of them comes from.
//
// The content is data. It stands in TOML files under packs, one file per pack,
// which a translator edits without knowing Go; packs/FORMAT.md says how. [Load]
// reads them once, [Validate] says everything that is wrong with them.
//
// A [Content] and all it holds are read-only and may be used from any
// goroutine.
package assets
