package assets

import _ "embed"

// License is the licence of Bankje itself: the text of LICENSE at the top of
// the repository, which an embedding cannot reach from here.
//
//go:embed LICENSE
var License string
