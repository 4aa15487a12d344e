import Diagnostics

/// The script of the pages, `report.js` of the templates. It adds to a page that is whole without it: tips that the
/// keyboard reaches, order and a filter for tables, the reading position in the list of sections.
struct PageScript {
  static let fileName = "report.js"

  /// `nil` where the file is empty, which takes the script off the pages.
  let text: String?

  /// - Throws: `Failure` with `.configuration` where the text would end its element early or not be read as it stands.
  init(_ source: TemplateCheck.Source) throws(Failure) {
    // The parser of a page acts on these wherever they stand, in a string or a comment too.
    for sequence in ["</", "<!--"] {
      guard let place = source.text.firstRange(of: sequence) else { continue }
      let line = source.text[..<place.lowerBound].count(where: \.isNewline) + 1
      throw Failure(
        .configuration,
        Diagnostic(
          "HTM-011", .error, "the script contains “\(sequence)”, which would end it early",
          at: SourceLocation(file: source.file, line: line),
          hint: "in a string write “<\\\(sequence.dropFirst())”; elsewhere put a space after “<”"))
    }
    text = source.text.allSatisfy(\.isWhitespace) ? nil : source.text
  }
}
