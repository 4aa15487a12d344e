import Foundation
import Metrics

/// One row of a stored `measures.csv`, as text where it is only compared.
package struct StoredMeasure: Hashable, Sendable {
  package var level: String
  package var id: String
  package var key: MetricKey
  package var period: String
  package var numerator: String
  package var denominator: String
  package var value: String
  package var unit: String
  package var n: String
  package var state: String

  /// What names the row: level, id, metric, variant, period.
  package var name: [String] { [level, id, key.metric, key.variant, period] }
  /// What is compared: a limit or target that moved is no other number.
  package var numbers: [String] { [numerator, denominator, value, n, state] }

  init?(_ cells: [String]) {
    guard cells.count >= 11 else { return nil }
    (level, id, key, period) = (cells[0], cells[1], MetricKey(cells[2], cells[3]), cells[4])
    (numerator, denominator, value, unit) = (cells[5], cells[6], cells[7], cells[8])
    (n, state) = (cells[9], cells[10])
  }
}

/// The rows of a `measures.csv`, line by line.
package struct StoredMeasures: Sendable {
  private let text: String

  package init(_ text: String) { self.text = text }

  /// `nil` where the file is not there.
  package init?(at path: String) {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    text = String(decoding: data, as: UTF8.self)
  }

  /// Every line below the head.
  package var lines: [Substring] {
    text.utf8.split(separator: 10).dropFirst().map { Substring($0) }
  }

  /// The ids of a level, sorted: `team` gives north and south.
  package func ids(of level: String) -> [String] {
    Set(
      text.utf8.split(separator: 10).filter { $0.starts(with: "\(level),".utf8) }
        .compactMap { CSVLine.cells(Substring($0)).dropFirst().first }
    ).sorted()
  }

  /// The rows of one subject: those whose line begins so, `site,,` for the site.
  package func rows(startingWith start: String) -> [StoredMeasure] {
    text.utf8.split(separator: 10).filter { $0.starts(with: start.utf8) }
      .compactMap { StoredMeasure(CSVLine.cells(Substring($0))) }
  }
}

/// Cells of one line of a file that `CSVWriter` wrote. Names of subjects hold no line breaks.
package enum CSVLine {
  package static func cells(_ line: Substring) -> [String] {
    guard line.utf8.contains(34) else {
      return line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    var rest = line[...]
    while let character = rest.popFirst() {
      switch (character, isQuoted) {
      case ("\"", true) where rest.first == "\"":
        cell.append("\"")
        rest = rest.dropFirst()
      case ("\"", _): isQuoted.toggle()
      case (",", false):
        cells.append(cell)
        cell = ""
      default: cell.append(character)
      }
    }
    return cells + [cell]
  }
}
