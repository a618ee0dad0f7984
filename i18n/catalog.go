package i18n

import (
	"fmt"
	"path"
	"strings"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/feature/plural"
)

// categories are the plural categories of CLDR under the names that the files use.
var categories = map[string]plural.Form{
	"zero":  plural.Zero,
	"one":   plural.One,
	"two":   plural.Two,
	"few":   plural.Few,
	"many":  plural.Many,
	"other": plural.Other,
}

// entry is what one id says: a single text, or one text for each plural category.
type entry struct {
	text  template
	forms map[plural.Form]template
}

// reserved names the files of a language that are not areas.
func reserved(name string) bool { return name == "language.toml" || name == "fyne.toml" }

// readAreas reads every area of a language into one table of ids.
func readAreas(lang Language) (map[string]entry, error) {
	folder := path.Join("text", string(lang))
	list, err := files.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("list areas of %s: %w", lang, err)
	}
	texts := map[string]entry{}
	for _, file := range list {
		if reserved(file.Name()) {
			continue
		}
		var table map[string]any
		name := path.Join(folder, file.Name())
		if _, err := toml.DecodeFS(files, name, &table); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		if err := addTable(texts, strings.TrimSuffix(file.Name(), ".toml"), table); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
	return texts, nil
}

// addTable adds what a table says under a prefix of ids.
func addTable(texts map[string]entry, prefix string, table map[string]any) error {
	for key, value := range table {
		id := prefix + "." + key
		switch value := value.(type) {
		case string:
			text, err := parseTemplate(value)
			if err != nil {
				return fmt.Errorf("%s: %w", id, err)
			}
			texts[id] = entry{text: text}
		case map[string]any:
			add := addTable
			if isPlural(value) {
				add = addPlural
			}
			if err := add(texts, id, value); err != nil {
				return err
			}
		default:
			return fmt.Errorf("%s: want a text or a table", id)
		}
	}
	return nil
}

func isPlural(table map[string]any) bool {
	for key := range table {
		if _, ok := categories[key]; !ok {
			return false
		}
	}
	return len(table) > 0
}

// addPlural adds one text in several plural forms.
func addPlural(texts map[string]entry, id string, table map[string]any) error {
	forms := map[plural.Form]template{}
	for category, value := range table {
		text, ok := value.(string)
		if !ok {
			return fmt.Errorf("%s.%s: want a text", id, category)
		}
		form, err := parseTemplate(text)
		if err != nil {
			return fmt.Errorf("%s.%s: %w", id, category, err)
		}
		forms[categories[category]] = form
	}
	texts[id] = entry{forms: forms}
	return nil
}
