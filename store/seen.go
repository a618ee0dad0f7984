package store

// seen are the dots of the values that were read, by field.
type seen struct{}
