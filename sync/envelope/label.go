package envelope

// Every signature and every hash begins with a label of what is signed or
// hashed, so that bytes made for one purpose never pass for another. A label
// ends in a zero byte, which occurs nowhere else in it: none is the beginning
// of another. Labels never change; another format gets another label.
const (
	labelEnvelopeSignature  = "bankje envelope signature 1\x00"
	labelEnvelopeHash       = "bankje envelope hash 1\x00"
	labelStatementSignature = "bankje statement signature 1\x00"
	labelStatementHash      = "bankje statement hash 1\x00"
	labelDevice             = "bankje device 1\x00"
	labelInvitation         = "bankje invitation 1\x00"
	labelInviting           = "bankje invitation signature 1\x00"
	labelJoining            = "bankje joining signature 1\x00"
	labelSuccession         = "bankje succession signature 1\x00"
)
