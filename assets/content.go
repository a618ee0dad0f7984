package assets

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

//go:embed packs/*.toml packs/*/*.toml
var embedded embed.FS

// Content is everything in the packs. Callers must not change what its lists
// and items hold.
type Content struct {
	Packs        List[Pack]
	Domains      List[Domain]
	Documents    List[Document]
	Prompts      List[Prompt]
	Tips         List[Tip]
	Goals        List[Goal]
	SupportTypes List[SupportType]
	Activities   List[Activity]
	Hooks        List[Hook]
	Reflection   List[Reflection]
	Training     List[Training]
	Guides       List[Guide]
	Needs        List[Need]
	Referrals    List[Referral]
}

var load = sync.OnceValues(func() (*Content, error) { return read(embedded) })

// Load returns the content that was built into the program. It reads the packs
// at its first call and costs nothing after that; the tests see to it that it
// returns no error.
func Load() (*Content, error) { return load() }

// read gathers the packs of a file system in the order of their paths.
func read(files fs.FS) (*Content, error) {
	var all packFile
	var packs []Pack
	err := fs.WalkDir(files, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".toml") {
			return err
		}
		file, err := readPack(files, path)
		if err != nil {
			return fmt.Errorf("read content pack %s: %w", path, err)
		}
		packs = append(packs, file.Pack)
		all.add(file)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return all.content(packs), nil
}

// readPack refuses a key that it does not know: a misspelt one would otherwise
// be a text that silently goes missing.
func readPack(files fs.FS, path string) (packFile, error) {
	var file packFile
	meta, err := toml.DecodeFS(files, path, &file)
	if err != nil {
		return packFile{}, err
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return packFile{}, fmt.Errorf("unknown key %s", unknown[0])
	}
	for i := range file.Prompts {
		file.Prompts[i].Pack = file.Pack.ID
		file.Prompts[i].OurOwn = file.Prompts[i].Source.Own()
	}
	return file, nil
}

func (all *packFile) add(file packFile) {
	all.Domains = append(all.Domains, file.Domains...)
	all.Documents = append(all.Documents, file.Documents...)
	all.Prompts = append(all.Prompts, file.Prompts...)
	all.Tips = append(all.Tips, file.Tips...)
	all.Goals = append(all.Goals, file.Goals...)
	all.SupportTypes = append(all.SupportTypes, file.SupportTypes...)
	all.Activities = append(all.Activities, file.Activities...)
	all.Hooks = append(all.Hooks, file.Hooks...)
	all.Reflection = append(all.Reflection, file.Reflection...)
	all.Training = append(all.Training, file.Training...)
	all.Guides = append(all.Guides, file.Guides...)
	all.Needs = append(all.Needs, file.Needs...)
	all.Referrals = append(all.Referrals, file.Referrals...)
}

func (all *packFile) content(packs []Pack) *Content {
	return &Content{
		Packs:        newList(packs, func(p Pack) string { return p.ID }),
		Domains:      newList(all.Domains, func(d Domain) string { return d.ID }),
		Documents:    newList(all.Documents, func(d Document) string { return d.ID }),
		Prompts:      newList(all.Prompts, func(p Prompt) string { return p.ID }),
		Tips:         newList(all.Tips, func(t Tip) string { return t.ID }),
		Goals:        newList(all.Goals, func(g Goal) string { return g.ID }),
		SupportTypes: newList(all.SupportTypes, func(s SupportType) string { return s.ID }),
		Activities:   newList(all.Activities, func(a Activity) string { return a.ID }),
		Hooks:        newList(all.Hooks, func(h Hook) string { return h.ID }),
		Reflection:   newList(all.Reflection, func(r Reflection) string { return r.ID }),
		Training:     newList(all.Training, func(t Training) string { return t.ID }),
		Guides:       newList(all.Guides, func(g Guide) string { return g.ID }),
		Needs:        newList(all.Needs, func(n Need) string { return n.ID }),
		Referrals:    newList(all.Referrals, func(r Referral) string { return r.ID }),
	}
}
