import Diagnostics
import Foundation

/// A row that was not loaded.
package struct RejectedRow: Sendable, Hashable, Comparable {
  /// The line of a text, the row of a sheet (1-based, with the header), or the row of a Parquet file.
  package var line: Int
  package var reason: String
  package var row: String
  /// Whether the engine read the row; else it never saw it.
  package var isOfEngine = false

  init(line: Int, reason: String, row: String, isOfEngine: Bool = false) {
    self.line = line
    self.reason = reason
    self.row = row
    self.isOfEngine = isOfEngine
  }

  package static func < (left: RejectedRow, right: RejectedRow) -> Bool {
    (left.line, left.reason, left.row) < (right.line, right.reason, right.row)
  }
}

/// The text of `rejects/<file>.csv`: `line,reason,row`, in the order of the lines.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe in front.
func rejectsText(_ rows: [RejectedRow]) -> String {
  var text = "line,reason,row\n"
  for row in rows.sorted() {
    text += "\(row.line),\(csvField(defused(row.reason))),\(csvField(defused(row.row)))\n"
  }
  return text
}

func defused(_ text: String) -> String {
  guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
  return "'" + text
}

private func csvField(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return text }
  return "\"" + text.replacing("\"", with: "\"\"") + "\""
}
