package assets

import (
	"embed"
	"fmt"
	"io/fs"

	"github.com/BurntSushi/toml"
)

//go:embed examples/*.toml
var embeddedExamples embed.FS

// LoadExamples reads the made-up journal that was built into the program. It
// reads it at each call, for most people never look around; the tests see to it
// that it returns no error.
func LoadExamples() (*Examples, error) { return readExamples(embeddedExamples) }

// readExamples gathers the files in the order of their names.
func readExamples(files fs.FS) (*Examples, error) {
	paths, err := fs.Glob(files, "examples/*.toml")
	if err != nil {
		return nil, err
	}
	var all Examples
	for _, path := range paths {
		var file Examples
		meta, err := toml.DecodeFS(files, path, &file)
		if err != nil {
			return nil, fmt.Errorf("read examples %s: %w", path, err)
		}
		if unknown := meta.Undecoded(); len(unknown) > 0 {
			return nil, fmt.Errorf("read examples %s: unknown key %s", path, unknown[0])
		}
		all.add(file)
	}
	return &all, nil
}

func (all *Examples) add(file Examples) {
	all.People = append(all.People, file.People...)
	all.Groups = append(all.Groups, file.Groups...)
	all.Conversations = append(all.Conversations, file.Conversations...)
	all.Prompts = append(all.Prompts, file.Prompts...)
	all.Cards = append(all.Cards, file.Cards...)
	if len(file.Draft.With) > 0 {
		all.Draft = file.Draft
	}
	all.Favourites.Keys = append(all.Favourites.Keys, file.Favourites.Keys...)
}
