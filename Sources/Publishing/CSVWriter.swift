/// Comma-separated text after RFC 4180 with LF line ends, safe to open in a spreadsheet.
package struct CSVWriter: Sendable {
  private var text = ""

  package init(heads: [String]) { append(heads) }

  /// The whole file.
  package var contents: String { text }

  /// Adds a row. A cell that a spreadsheet would run as a formula gets a leading apostrophe; a plain number does not.
  package mutating func append(_ cells: [String]) {
    text += cells.map(CSVWriter.cell).joined(separator: ",")
    text += "\n"
  }

  private static func cell(_ raw: String) -> String {
    var cell = raw
    if let first = cell.unicodeScalars.first, formulaStarts.contains(first), Double(cell) == nil { cell = "'" + cell }
    guard cell.utf8.contains(where: { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  private static let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]
}
