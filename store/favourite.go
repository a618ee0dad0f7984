package store

// FavouriteKey names something that can be a favourite: its kind and id, as in
// "prompt:P10", "card:113", "tip:T01", "activity:A01" or "guide:practical".
func FavouriteKey(kind, id string) string { return kind + ":" + id }
