package assets

import (
	_ "embed"
)

// InterRegular and InterSemiBold are the two weights of Inter that the app
// draws with, cut down to Latin, Cyrillic with the Ukrainian letters,
// punctuation and the combining accent that marks stress. They are TrueType,
// which a PDF can be written with too. Fyne's own font draws the Ukrainian і
// without its dot. How they were cut stands in fonts/README.md, their licence in
// [InterLicense].
var (
	//go:embed fonts/Inter-Regular.ttf
	InterRegular []byte
	//go:embed fonts/Inter-SemiBold.ttf
	InterSemiBold []byte
)

// InterLicense is the SIL Open Font License, under which Inter travels.
//
//go:embed fonts/LICENSE
var InterLicense string
