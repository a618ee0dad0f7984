package parts

import (
	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/assets"
)

var domainIcons = map[string]design.Outline{
	assets.DomainNetwork:   design.IconUsers,
	assets.DomainHealth:    design.IconHeartPulse,
	assets.DomainMoney:     design.IconBanknote,
	assets.DomainHousing:   design.IconHouse,
	assets.DomainLeisure:   design.IconSmile,
	assets.DomainWork:      design.IconBriefcase,
	assets.DomainFamily:    design.IconSprout,
	assets.DomainEducation: design.IconBookOpen,
	assets.DomainMeaning:   design.IconSparkles,
	assets.DomainSafety:    design.IconShield,
	assets.DomainGeneral:   design.IconTalk,
}

// DomainDisc is the mark of the first of some life domains.
func DomainDisc(ids []string) fyne.CanvasObject {
	if len(ids) > 0 {
		if icon, ok := domainIcons[ids[0]]; ok {
			return kit.NewDisc(icon, DomainTint(ids[0]))
		}
	}
	return kit.NewDisc(design.IconTalk, design.Sand)
}
