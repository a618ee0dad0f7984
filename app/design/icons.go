package design

// The icons of the app. All are outlines of one family; a word stands beside
// each, but for back, search, close and more.
var (
	IconArchive            = Outline{name: "archive", color: ColorInk}
	IconBack               = Outline{name: "arrow-left", color: ColorInk}
	IconBackspace          = Outline{name: "delete", color: ColorInk}
	IconBanknote           = Outline{name: "banknote", color: ColorInk}
	IconBell               = Outline{name: "bell", color: ColorInk}
	IconBench              = Outline{name: "bench", color: ColorInk}
	IconBike               = Outline{name: "bike", color: ColorInk}
	IconBookOpen           = Outline{name: "book-open", color: ColorInk}
	IconBookmark           = Outline{name: "bookmark", color: ColorInk}
	IconBriefcase          = Outline{name: "briefcase", color: ColorInk}
	IconCalendar           = Outline{name: "calendar", color: ColorInk}
	IconCards              = Outline{name: "layers", color: ColorInk}
	IconCheck              = Outline{name: "check", color: ColorInk}
	IconChevronDown        = Outline{name: "chevron-down", color: ColorInk}
	IconChevronLeft        = Outline{name: "chevron-left", color: ColorInk}
	IconChevronRight       = Outline{name: "chevron-right", color: ColorInk}
	IconChevronUp          = Outline{name: "chevron-up", color: ColorInk}
	IconCircle             = Outline{name: "circle", color: ColorInk}
	IconCirclePlus         = Outline{name: "circle-plus", color: ColorInk}
	IconClock              = Outline{name: "clock", color: ColorInk}
	IconClose              = Outline{name: "x", color: ColorInk}
	IconCoffee             = Outline{name: "coffee", color: ColorInk}
	IconCompass            = Outline{name: "compass", color: ColorInk}
	IconCopy               = Outline{name: "copy", color: ColorInk}
	IconDelete             = Outline{name: "trash-2", color: ColorInk}
	IconDone               = Outline{name: "circle-check", color: ColorInk}
	IconDownload           = Outline{name: "download", color: ColorInk}
	IconExternalLink       = Outline{name: "external-link", color: ColorInk}
	IconEye                = Outline{name: "eye", color: ColorInk}
	IconEyeOff             = Outline{name: "eye-off", color: ColorInk}
	IconFilter             = Outline{name: "funnel", color: ColorInk}
	IconFlag               = Outline{name: "flag", color: ColorInk}
	IconFolder             = Outline{name: "folder", color: ColorInk}
	IconFootprints         = Outline{name: "footprints", color: ColorInk}
	IconGlobe              = Outline{name: "globe", color: ColorInk}
	IconHandHeart          = Outline{name: "hand-heart", color: ColorInk}
	IconHandHelping        = Outline{name: "hand-helping", color: ColorInk}
	IconHandshake          = Outline{name: "handshake", color: ColorInk}
	IconHeart              = Outline{name: "heart", color: ColorInk}
	IconHeartPulse         = Outline{name: "heart-pulse", color: ColorInk}
	IconHistory            = Outline{name: "history", color: ColorInk}
	IconHouse              = Outline{name: "house", color: ColorInk}
	IconInfo               = Outline{name: "info", color: ColorInk}
	IconKey                = Outline{name: "key-round", color: ColorInk}
	IconKeyboard           = Outline{name: "keyboard", color: ColorInk}
	IconLanguages          = Outline{name: "languages", color: ColorInk}
	IconLeaf               = Outline{name: "leaf", color: ColorInk}
	IconLifeBuoy           = Outline{name: "life-buoy", color: ColorInk}
	IconLightbulb          = Outline{name: "lightbulb", color: ColorInk}
	IconList               = Outline{name: "list", color: ColorInk}
	IconLock               = Outline{name: "lock", color: ColorInk}
	IconLogOut             = Outline{name: "log-out", color: ColorInk}
	IconMail               = Outline{name: "mail", color: ColorInk}
	IconMapPin             = Outline{name: "map-pin", color: ColorInk}
	IconMessageSquareQuote = Outline{name: "message-square-quote", color: ColorInk}
	IconMinus              = Outline{name: "minus", color: ColorInk}
	IconMoon               = Outline{name: "moon", color: ColorInk}
	IconMore               = Outline{name: "ellipsis", color: ColorInk}
	IconNotebook           = Outline{name: "notebook", color: ColorInk}
	IconNotebookPen        = Outline{name: "notebook-pen", color: ColorInk}
	IconPage               = Outline{name: "page", color: ColorInk}
	IconPalette            = Outline{name: "palette", color: ColorInk}
	IconPause              = Outline{name: "pause", color: ColorInk}
	IconPencil             = Outline{name: "pencil", color: ColorInk}
	IconPhone              = Outline{name: "phone", color: ColorInk}
	IconPlay               = Outline{name: "play", color: ColorInk}
	IconPlus               = Outline{name: "plus", color: ColorInk}
	IconPrinter            = Outline{name: "printer", color: ColorInk}
	IconQrCode             = Outline{name: "qr-code", color: ColorInk}
	IconQuote              = Outline{name: "quote", color: ColorInk}
	IconRefresh            = Outline{name: "refresh-cw", color: ColorInk}
	IconSearch             = Outline{name: "search", color: ColorInk}
	IconSettings           = Outline{name: "settings", color: ColorInk}
	IconShare              = Outline{name: "share-2", color: ColorInk}
	IconShield             = Outline{name: "shield", color: ColorInk}
	IconShuffle            = Outline{name: "shuffle", color: ColorInk}
	IconSmartphone         = Outline{name: "smartphone", color: ColorInk}
	IconSmile              = Outline{name: "smile", color: ColorInk}
	IconSound              = Outline{name: "volume-2", color: ColorInk}
	IconSparkles           = Outline{name: "sparkles", color: ColorInk}
	IconSprout             = Outline{name: "sprout", color: ColorInk}
	IconStar               = Outline{name: "star", color: ColorInk}
	IconSun                = Outline{name: "sun", color: ColorInk}
	IconTalk               = Outline{name: "message-circle", color: ColorInk}
	IconTalks              = Outline{name: "messages-square", color: ColorInk}
	IconTarget             = Outline{name: "target", color: ColorInk}
	IconTextSize           = Outline{name: "type", color: ColorInk}
	IconTurnRound          = Outline{name: "rotate-ccw", color: ColorInk}
	IconUndo               = Outline{name: "undo-2", color: ColorInk}
	IconUser               = Outline{name: "user", color: ColorInk}
	IconUsers              = Outline{name: "users", color: ColorInk}
	IconWarning            = Outline{name: "triangle-alert", color: ColorInk}
)

// Icons are all of them, in the order of their names.
func Icons() []Outline {
	return []Outline{
		IconArchive, IconBack, IconBackspace, IconBanknote, IconBell, IconBench,
		IconBike, IconBookOpen, IconBookmark, IconBriefcase, IconCalendar, IconCards,
		IconCheck, IconChevronDown, IconChevronLeft, IconChevronRight, IconChevronUp, IconCircle,
		IconCirclePlus, IconClock, IconClose, IconCoffee, IconCompass, IconCopy,
		IconDelete, IconDone, IconDownload, IconExternalLink, IconEye, IconEyeOff,
		IconFilter, IconFlag, IconFolder, IconFootprints, IconGlobe, IconHandHeart,
		IconHandHelping, IconHandshake, IconHeart, IconHeartPulse, IconHistory, IconHouse,
		IconInfo, IconKey, IconKeyboard, IconLanguages, IconLeaf, IconLifeBuoy, IconLightbulb,
		IconList, IconLock, IconLogOut, IconMail, IconMapPin, IconMessageSquareQuote,
		IconMinus, IconMoon, IconMore, IconNotebook, IconNotebookPen, IconPage,
		IconPalette, IconPause, IconPencil, IconPhone, IconPlay, IconPlus,
		IconPrinter, IconQrCode, IconQuote, IconRefresh, IconSearch, IconSettings,
		IconShare, IconShield, IconShuffle, IconSmartphone, IconSmile, IconSound,
		IconSparkles, IconSprout, IconStar, IconSun, IconTalk, IconTalks,
		IconTarget, IconTextSize, IconTurnRound, IconUndo, IconUser, IconUsers,
		IconWarning,
	}
}
