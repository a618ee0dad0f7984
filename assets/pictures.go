package assets

import _ "embed"

// Icon is the app's icon as a PNG of 512 by 512: a bench and a speech bubble.
//
//go:embed pictures/icon.png
var Icon []byte
