extension CodeGuide {
  /// Messages, their sending, and the ledger of what was sent.
  static let mail: [String: Entry] = [
    "DEL-001": Entry(
      "A template of mail is missing.", "A workspace needs none of its own; the built-in ones lie in templates/mail."),
    "DEL-002": Entry(
      "A template of mail asks for something that there is not.",
      "The message names the file, the line and the keys that it may use."),
    "DEL-003": Entry(
      "An address is not of the kind that mail is sent to.",
      "Correct it in the roster or in “mail”. Quoted names, comments and addresses of machines are not taken."),
    "DEL-004": Entry(
      "Two people have the same address. Neither gets mail.", "Give each an own one in the roster."),
    "DEL-005": Entry("One person has several addresses.", "Leave the one that is right in the roster."),
    "DEL-006": Entry(
      "A private file does not say whose it is, or two say the same. It goes to nobody.",
      "Run the period again, which makes the files anew."),
    "DEL-007": Entry(
      "The reader of a private file has no address in the roster.",
      "Add it in the column that “email” of “roster” names; mail goes to addresses of the roster only."),
    "DEL-008": Entry(
      "The reader of a private file has left.", "Nothing is sent: the mailbox may be somebody else’s now."),
    "DEL-009": Entry(
      "A message would have carried what is not its reader’s. Nothing was sent.",
      "This is a fault of the program: keep the message."),
    "DEL-010": Entry(
      "The mail server of “mail” cannot be used as it is written.",
      "Name host and port; plain text is for a server on this machine, with “allow_plain: true”."),
    "DEL-011": Entry("libcurl is missing or knows no mail with TLS.", "Install the package libcurl4 of the system."),
    "DEL-012": Entry(
      "A file or variable with passwords is missing, empty, or readable by others.",
      "Give the file to this user with mode 0600, or set the variable. Passwords are never written into wrapup.yaml."),
    "DEL-013": Entry(
      "The workspace says nothing about mail.", "Add a section “mail”; docs/delivery.md has one to copy."),
    "DEL-014": Entry("The period is not published, so that there is nothing to send.", "Run it first."),
    "DEL-015": Entry(
      "Files are to be behind passwords, and a person has none. That person gets no message; the others do.",
      "Add a line for the person to the list of passwords."),
    "DEL-016": Entry(
      "Nobody of the period is called what was asked for.",
      "Readers are ids of agents, “team:” with the id of a team, or “site”; without --only all are listed."),
    "DEL-017": Entry("Options of “wrapup deliver” do not go together.", "The message says which one is missing."),
    "DEL-018": Entry(
      "“managers” names a team that has no report in this period.", "Correct the team’s id; the other messages go out."),
    "DEL-020": Entry(
      "The programs that read PDF files back are missing.",
      "Install the package poppler-utils; without the check nothing is sent."),
    "DEL-021": Entry("A private file cannot be read back.", "Run the period again, which makes it anew."),
    "DEL-022": Entry("A private file was changed while it was used.", "Run again when nobody writes there."),
    "DEL-023": Entry(
      "A message of the outbox was changed or taken away.", "Run again, which makes the outbox anew."),
    "DEL-024": Entry(
      "The outbox was not made by this run.",
      "“wrapup deliver” and “wrapup outbox” make it; the reports are published all the same."),
    "DEL-030": Entry(
      "A private file names another person. Nothing of the run is published or sent.",
      "Look into the file, and keep it with the message: this is a fault of the program."),
    "DEL-040": Entry("Another process is sending from this output folder.", "Wait until it has ended, then run again."),
    "DEL-041": Entry(
      "The ledger of deliveries cannot be used. Nothing is sent without it.",
      "Free some space, and give this user the right to write there."),
    "DEL-042": Entry(
      "The ledger of deliveries is damaged, or a newer program wrote it.",
      "Restore it from a backup: without it nobody knows who has got what."),
    "DEL-043": Entry(
      "A delivery was not in the state that it must have been in. It was not sent.",
      "This is a fault of the program: keep the message."),
    "DEL-044": Entry(
      "Nothing is in doubt for this reader.", "“wrapup deliver” without --resolve lists what is."),
    "DEL-045": Entry(
      "A message to this reader waits or is in doubt, so that no other may follow.",
      "Send what waits, or say with --resolve what became of it."),
    "DEL-050": Entry(
      "Some deliveries are still open.",
      "Put off: run again later. Refused: correct the address. In doubt: ask the reader, then use --resolve."),
    "DEL-051": Entry(
      "The mail server cannot be used. What was not sent is still planned.",
      "The message has the server’s words; run again when it is mended."),
  ]
}
