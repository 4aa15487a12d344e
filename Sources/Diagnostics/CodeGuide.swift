/// What each code of a diagnostic means and what is to be done, at more length than the message.
package enum CodeGuide {
  /// One entry; a message beside it has the place and the particulars.
  package struct Entry: Sendable, Hashable {
    package var meaning: String
    package var advice: String

    init(_ meaning: String, _ advice: String) {
      self.meaning = meaning
      self.advice = advice
    }
  }

  /// The entry of a code such as `ING-014`; `nil` for a code that no diagnostic has.
  package static func entry(of code: String) -> Entry? { entries[code] }

  /// All codes, sorted.
  package static var codes: [String] { entries.keys.sorted() }

  private static let entries = command.merging(pages) { first, _ in first }.merging(settings) { first, _ in first }
    .merging(exports) { first, _ in first }.merging(mail) { first, _ in first }

  private static let command: [String: Entry] = [
    "CMD-001": Entry(
      "The templates that come with the program were not found.",
      "Build or install it, or name the folder that holds them in WRAPUP_HOME."),
    "CMD-002": Entry("The fonts of the web pages were not found.", "Run the set-up again, or install the program."),
    "CMD-003": Entry("--clock is not a moment in time.", "Write it as 2026-11-02T06:00:00Z."),
    "CMD-004": Entry("--period is not a period.", "Write a month, week, quarter, day or span."),
    "CMD-005": Entry("--jobs leaves nobody to work.", "Give a number from 1 on, or leave it out."),
    "CMD-006": Entry("--paper names no known paper.", "Write a4 or letter."),
    "CMD-007": Entry("--end of a sample is not a month.", "Write it as 2026-10."),
    "CMD-008": Entry(
      "A file that decides the content of a run cannot be read.",
      "Check that it is there and that this user may read it."),
    "CMD-009": Entry(
      "Some rows of a file break the contract of their table. They are kept and left out; the run goes on below the limit of rejects.",
      "Look into rejects/: each row stands there with its line and the reason."),
    "CMD-010": Entry(
      "Two sources or names hold the same bytes, so that their rows count twice.",
      "Take one of them out of wrapup.yaml if it is the same export."),
    "CMD-011": Entry(
      "Rows belong to people whom the roster does not know. They count for the site and stand under “unassigned”.",
      "Add the people to the roster, or the way the export writes them to the aliases."),
    "CMD-012": Entry(
      "An option of “dump” cannot be used like this.", "Read the message; “wrapup dump --help” lists what there is."),
    "CMD-013": Entry(
      "An adapter’s own example gives other rows than it promises.",
      "Mend the adapter or its example; docs/adapters.md shows both."),
    "CMD-014": Entry(
      "“forget” was not told whom.", "Use --agent with an id, or --customer with the number on standard input."),
    "CMD-015": Entry(
      "After “forget” rows still name the person.",
      "Run it again; if it stays, keep the message: this is a fault of the program."),
    "CMD-016": Entry("--memory is too little for any work.", "Give 128 MiB or more."),
    "CMD-017": Entry(
      "“explain” does not know what is meant.", "Name a metric, a code such as ING-014, or a figure as page.html#fig-3."
    ),
    "CMD-018": Entry(
      "The metric is never shown for the subject, or the subject is not known.",
      "“wrapup explain METRIC” lists the levels at which it is shown."),
    "SMP-001": Entry("A sample of this size cannot be drawn.", "The message says between which numbers it can."),
    "SMP-002": Entry("A sample is written into a new or empty folder only.", "Name another folder."),
    "SMP-003": Entry("The list of what is planted cannot be written.", "This is a fault of the program."),
    "PUB-001": Entry(
      "A file cannot be written or read while publishing. What was published before is untouched.",
      "Free space or give the right to write, and run again."),
    "PUB-002": Entry(
      "A manifest of the archive is damaged.",
      "Bring the folder of that version back from a backup, or move it out of the archive."),
    "PUB-003": Entry(
      "The output folder cannot be written.", "Give this user the right to, or name another one with --out."),
    "PUB-004": Entry("Another run is writing into the same output folder.", "Wait until it has ended, then run again."),
    "PUB-005": Entry(
      "A file would get a name that some file system cannot hold, or that another file has there.",
      "This is a fault of the program: keep the message."),
    "PUB-006": Entry(
      "A path is too long for programs under Windows.", "Name an output folder with a shorter path with --out."),
    "PUB-007": Entry(
      "Late or corrected rows changed numbers of a period that is published already.",
      "Run that period again; its old version stays beside the new one."),
    "PUB-009": Entry(
      "There is no archive in the folder that was named.", "Name the output folder of a run, or its folder archive."),
    "PUB-010": Entry(
      "Files of the archive or of the private folder are not what was published.",
      "Restore what is changed or missing from a backup; docs/operations.md says how. What is extra is not this program’s."
    ),
    "PUB-011": Entry(
      "The output folder went away in the middle of a run: a share was lost, or the folder was moved.",
      "Bring it back and run again; what was published before is whole."),
  ]

  private static let pages: [String: Entry] = [
    "HTM-001": Entry(
      "A template or partial is missing.", "Check its name; the folder templates/ has the built-in ones."),
    "HTM-002": Entry(
      "A template asks for a key that there is not.", "docs/templates.md lists the keys of each template."),
    "HTM-003": Entry("Sections of a template are not closed in order.", "Each {{#name}} needs its {{/name}}."),
    "HTM-004": Entry(
      "A template uses a kind of tag that is not allowed.", "Values, sections, partials and comments are all there is."),
    "HTM-005": Entry(
      "A key is written without its leading dot.",
      "Write {{.name}}, so that a key of an outer level is never taken by mistake."),
    "HTM-006": Entry(
      "A list or flag is printed, or a text is opened as a section.", "The message shows how the key is used."),
    "HTM-007": Entry("A template includes itself.", "Break the circle."),
    "HTM-008": Entry("A template is not UTF-8 or cannot be read.", "Save it as UTF-8."),
    "HTM-009": Entry(
      "A template asks for values that a page does not have.",
      "Put them into a section of their own, which is left out without them."),
    "HTM-010": Entry("The style sheet would end itself early.", "Take “</” out of it."),
    "HTM-011": Entry(
      "The script of pages would end itself early.", "Take the sequence that the message names out of report.js."),
    "PDF-001": Entry("The font Inter is not installed.", "Install the package fonts-inter."),
    "PDF-002": Entry("The font system does not work.", "Install fontconfig and Pango again."),
    "PDF-003": Entry(
      "Another font than the one asked for was found.", "Install the static fonts of the package fonts-inter."),
    "PDF-010": Entry("Drawing an image stopped.", "Check memory and space; the message has the reason."),
    "PDF-011": Entry("A PDF’s structure was not closed.", "This is a fault of the program."),
    "PDF-012": Entry("The date of a PDF is not one.", "Write it like 2026-11-02T06:00:00Z."),
    "PDF-020": Entry(
      "A name or text has characters that no installed font can draw.",
      "Install a font for the script, such as fonts-noto."),
    "PDF-021": Entry(
      "A block is higher than a page and cannot be split.",
      "Make its text shorter; the message names it and both sizes."),
    "PDF-030": Entry(
      "A drawn PDF cannot be finished.", "Check that the font files are whole and that there is memory."),
    "PDF-040": Entry(
      "A colour of the theme is not known or not written as one.",
      "Use a name from the message and write it like #0B69B3."),
    "PDF-041": Entry(
      "The logo cannot be used.",
      "Save it as plain SVG with a viewBox, or as a PNG of 8 bits a colour, at most four million pixels."),
    "PDF-042": Entry(
      "Two colours of the theme cannot be told apart well enough.",
      "Make one lighter or darker until the ratio is reached."),
    "PDF-043": Entry("The theme names no known paper.", "Write a4 or letter."),
    "PDF-044": Entry(
      "A font of the theme cannot be used.",
      "Name static .otf or .ttf files with Latin letters, tabular figures and a licence to be embedded, at least regular and bold."
    ),
    "PDF-050": Entry("A password cannot protect a PDF file.", "Use 1 to 127 bytes, none of them zero."),
    "PDF-051": Entry("A PDF file cannot be encrypted.", "Check that libqpdf is installed and whole."),
  ]

  private static let settings: [String: Entry] = [
    "ING-001": Entry("There is no wrapup.yaml to read.", "“wrapup init” drafts one from your exports."),
    "ING-002": Entry(
      "wrapup.yaml is no valid YAML in UTF-8.", "Check the indentation, and put texts with “:” or “#” in quotes."),
    "ING-003": Entry("A key stands where it is not known, most often misspelt.", "The message names the nearest key."),
    "ING-004": Entry("A key that is needed is missing.", "Add it."),
    "ING-005": Entry("A value is not of the kind that its key takes.", "The message says what the key takes."),
    "ING-006": Entry("A time zone is not known.", "Use an IANA name such as Europe/Berlin; CET and EST mean several."),
    "ING-007": Entry(
      "A metric or variant is not in the catalogue.",
      "docs/metrics.md lists them all; “wrapup explain METRIC” shows its variants."),
    "ING-008": Entry("A table has no such column.", "docs/canonical-tables.md lists the columns of every table."),
    "ING-009": Entry("A name stands twice.", "Give each its own."),
    "ING-010": Entry(
      "An export or table cannot be read, or no file matches.", "Check the path, the pattern and the rights."),
    "ING-011": Entry(
      "An export lacks columns that the workspace names, or has no header.",
      "Compare the names; the message lists those of the file."),
    "ING-012": Entry("A file is empty.", "Export it again, or remove it."),
    "ING-040": Entry("An adapter is not written as it must be.", "docs/adapters.md shows one from empty to loaded."),
    "ING-041": Entry("There is no adapter of this name.", "“wrapup check” lists those that there are."),
    "ING-049": Entry(
      "An expression of a measure of your own cannot be computed.", "The message lists the columns of its table."),
    "ING-050": Entry(
      "The parts of the composite score do not fit together.", "Weights total 100, and worst and best differ."),
    "ING-051": Entry("A target says something that cannot be.", "Check level, id, tenure and days."),
    "ING-052": Entry("Two targets of one measure contradict each other.", "Give each the days on which it is valid."),
    "ING-053": Entry(
      "The first screen has too many measures, or sides of one thing only. The run goes on.",
      "Choose five or six, of more than one kind."),
    "ING-054": Entry(
      "A measure of your own divides by nothing: its denominator is zero over all rows.",
      "Check that the columns it uses are filled by a source."),
    "ING-060": Entry(
      "A text of a language file is not written as it must be.", "Close every brace and every pair of asterisks."),
    "ING-061": Entry(
      "A text of a language does not have the values of the English text, or has others.",
      "docs/languages.md lists what the marks mean; the message names the values."),
    "ING-062": Entry(
      "No file has the words of a language.",
      "Take one of those that the message names, or write templates/languages/CODE.yaml: docs/languages.md says how."),
    "ING-070": Entry(
      "A skill or responsibility of the workspace is not written as it must be.",
      "The message names the line and what may stand there; “wrapup skills” prints all as an example."),
    "ING-071": Entry(
      "The roster names a responsibility that does not exist.",
      "Write its id as “wrapup skills” prints it; until then the word has no effect."),
    "ING-055": Entry(
      "Talk time stands with the contacts and with their legs, so that it would count twice.",
      "Leave it out of the columns of one of them."),
  ]

  private static let exports: [String: Entry] = [
    "ING-013": Entry(
      "A file is in another encoding than declared.", "Set “encoding” of the source as the message says."),
    "ING-014": Entry("A file is damaged or cut off.", "Export it again; nothing of it was taken."),
    "ING-015": Entry(
      "More rows are rejected than the limit allows. Nothing was published.",
      "Look into rejects/; most often one column is read in the wrong format. Raise “rejects: limit” only when the rows are known to be worthless."
    ),
    "ING-016": Entry(
      "Dates can be read in two ways, and the file does not show which is meant.",
      "Say it with “format” or “date_order”."),
    "ING-017": Entry("A source has no rows.", "Check which files its pattern matches, and “skip_rows”."),
    "ING-018": Entry(
      "The records of a file do not come apart cleanly.", "Check “delimiter”, “encoding” and the quoting."),
    "ING-019": Entry(
      "Local times fall into the hour that a clock change skips or repeats.",
      "Export times with their offset, or in UTC."),
    "ING-020": Entry(
      "The engine DuckDB is missing or cannot be started.",
      "Run the set-up again; the message names the extension that lacks."),
    "ING-021": Entry("Another version of DuckDB was found.", "Install the version that the message names."),
    "ING-022": Entry(
      "The engine stopped. The last published state is untouched.",
      "Free memory or give --memory less; if it stays, keep the message."),
    "ING-023": Entry("The engine cannot write its files.", "Free space, or name another folder with --out."),
    "ING-024": Entry(
      "There is nothing loaded for what is asked.", "Run “wrapup load”, or ask for a period that the exports hold."),
    "ING-026": Entry(
      "A row of the roster, the aliases or another small table is wrong.", "Mend the row that the message names."),
    "ING-027": Entry(
      "An event is not written as it must be.", "It needs a first day and a label of at most six words."),
    "ING-028": Entry(
      "There is a wrapup.yaml already, and it is not overwritten.", "Move it away, or draft into another folder."),
    "ING-029": Entry("A draft had to guess.", "Read the comment at the place, and correct it."),
    "ING-030": Entry("What “init” recognised, and why.", "Nothing is to be done; check it."),
    "ING-042": Entry(
      "Late or corrected rows opened months that were closed.",
      "Run those months again, so that their reports are issued anew."),
    "ING-043": Entry(
      "The key or the list in keys/ is damaged.",
      "Bring it back from a backup; with a new key no customer is the same as before."),
    "ING-044": Entry("An adapter fails on these files.", "“wrapup check” runs its examples."),
    "ING-045": Entry("An adapter found rows that it cannot use.", "They are in rejects/ with the reason."),
    "ING-046": Entry("There is nothing of this name to write out.", "“wrapup dump --help” lists what there is."),
    "ING-047": Entry("A link leads out of the workspace.", "Name the file itself in “files” if it is meant."),
    "ING-048": Entry(
      "A rule of data quality fired that the workspace lets stop a run.", "Mend the export, or set the rule to “warn”."),
  ]
}
