package i18n

// Bytes tells the size of a file, rounded up to whole kilobytes or megabytes.
func (p *Printer) Bytes(n int64) string {
	const kilo, mega = 1000, 1000 * 1000
	if n < mega {
		return p.T("size.kilobytes", "number", int((n+kilo-1)/kilo))
	}
	return p.T("size.megabytes", "number", int((n+mega-1)/mega))
}
