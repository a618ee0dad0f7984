package jsonl

// What is read is bounded before memory is taken for it.
const (
	// MaxLine bounds a line in bytes. What is longer is passed over unread.
	MaxLine = 4 << 20

	// MaxText bounds all texts of a record together, in bytes: they must fit in
	// one change.
	MaxText = 900 << 10

	// MaxRecords bounds the records of a file: four times what the fullest
	// journal is made for.
	MaxRecords = 120_000

	// MaxRefusals is how many refused lines a report tells one by one; the rest
	// are counted.
	MaxRefusals = 500

	maxOneLine  = 10_000 // bytes of a text of one line
	maxKey      = 100    // bytes of a key
	maxElements = 500    // of a set
	maxPresent  = 10_000 // people of a group
)
