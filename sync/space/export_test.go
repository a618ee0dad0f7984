package space

// ProofOf is what a proof is, for a test to forge one.
var ProofOf = proofOf
