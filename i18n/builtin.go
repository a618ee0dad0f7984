package i18n

import (
	"encoding/json"
	"fmt"
	"path"

	"github.com/BurntSushi/toml"
)

// BuiltIn returns the words of the toolkit's own menus and dialogs in a language,
// as the JSON object of keys and texts that the toolkit reads. A language that
// this version does not have speaks English.
func BuiltIn(lang Language) []byte {
	name := path.Join("text", string(For(lang).lang), "fyne.toml")
	var words map[string]string
	if _, err := toml.DecodeFS(files, name, &words); err != nil {
		panic(fmt.Sprintf("i18n: read %s: %v", name, err))
	}
	encoded, err := json.Marshal(words)
	if err != nil {
		panic(fmt.Sprintf("i18n: encode %s: %v", name, err))
	}
	return encoded
}
