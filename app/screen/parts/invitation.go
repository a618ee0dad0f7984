package parts

// InvitationExtension ends the name of a file with an invitation.
const InvitationExtension = ".bankje-invite"
