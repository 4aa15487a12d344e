import Foundation
import Testing

@testable import Ingestion

@Suite("The walk over a text, against a slow one that is easy to follow")
struct ScannerProperties {
  @Test(
    "good rows, rejected rows and blanks are the same for any text", arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func sameAsReference(seed: UInt64) {
    var random = SeededRandom(state: seed)
    for number in 0..<500 {
      let delimiter: UInt8 = [0x2C, 0x2C, 0x3B, 0x09].randomElement(using: &random) ?? 0x2C
      // Now and then a text that is longer than a run of plain records.
      let text = randomText(rows: number == 0 ? 6_000 : 12, delimiter, &random)
      let found = text.withUnsafeBytes { bytes in
        let scanner = RecordScanner(bytes: bytes, delimiter: delimiter)
        return Findings(TextSurvey(scanner, from: scanner.start(skipping: 0), isRagged: false, hasHeader: true))
      }
      let expected = ReferenceWalk(text: text, delimiter: delimiter).findings
      #expect(found == expected, "seed \(seed), text \(number): \(Array(text.prefix(600)))")
    }
  }

  @Test("a copy holds the good rows, all as wide as the widest, and nothing else", arguments: [11, 12, 13] as [UInt64])
  func copies(seed: UInt64) throws {
    var random = SeededRandom(state: seed)
    let site = try Site()
    let path = "\(site.directory)/copy.csv"
    for number in 0..<100 {
      let text = randomText(rows: number == 0 ? 6_000 : 12, 0x2C, &random)
      let rows = ReferenceWalk(text: text, delimiter: 0x2C).rows.drop { $0.isBlank }
      guard let header = rows.first, header.fault == nil else { continue }
      try text.withUnsafeBytes { bytes in
        let scanner = RecordScanner(bytes: bytes, delimiter: 0x2C)
        let survey = TextSurvey(scanner, from: scanner.start(skipping: 0), isRagged: true, hasHeader: true)
        try survey.copy(scanner, to: path)
      }
      let good = rows.dropFirst().filter { !$0.isBlank && $0.reason(expected: nil) == nil }
      let width = max(header.cells.count, good.map(\.cells.count).max() ?? 0)
      var expected: [UInt8] = []
      for row in good {
        expected += row.text + [UInt8](repeating: 0x2C, count: width - row.cells.count) + [0x0A]
      }
      let copy = FileManager.default.contents(atPath: path).map { [UInt8]($0) }
      #expect(copy == expected, "seed \(seed), text \(number): \(Array(text.prefix(600)))")
    }
  }

  @Test("pages of a mapped file come back after they were let go of")
  func mapped() throws {
    let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 / 251) }
    let site = try Site(bytes: ["long.csv": content, "empty.csv": []])
    let file = try #require(FileBytes(path: "\(site.directory)/long.csv"))
    #expect(file.isMapped)
    file.data.withUnsafeBytes { bytes in
      var pages = PageRelease(bytes: bytes, isMapped: file.isMapped, from: 10, step: 10_000)
      for offset in stride(from: 0, to: bytes.count, by: 777) { pages.reach(offset) }
      pages.finish()
    }
    #expect(Array(file.data) == content)
    #expect(FileBytes(path: "\(site.directory)/empty.csv")?.data.isEmpty == true)
    #expect(FileBytes(path: "\(site.directory)/absent.csv") == nil)
  }

  /// Mostly a table, with some of what goes wrong in exports.
  private func randomText(rows: Int, _ delimiter: UInt8, _ random: inout SeededRandom) -> [UInt8] {
    let odd: [[UInt8]] = [
      [0x22], [0x22, 0x22], [delimiter], [0x0A], [0x0D], [0x0D, 0x0A], [0x00], [0x20], [0x09], [0x0B], [0xC2, 0xA0],
      [0xE3, 0x80, 0x80], [0xE2, 0x80, 0x8A], [0xE2, 0x80, 0x8B], Array("à".utf8), Array("語".utf8), Array("😀".utf8),
      [0xA0], [0xFF], [0xC2], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ]
    let end: [UInt8] = [[0x0A], [0x0D, 0x0A], [0x0D]].randomElement(using: &random) ?? [0x0A]
    let fields = Int.random(in: 1...4, using: &random)
    let rarity = rows > 12 ? 800 : [2, 30, 500].randomElement(using: &random) ?? 30
    let quotes = [0, 3].randomElement(using: &random) ?? 0
    var text: [UInt8] = Int.random(in: 1...9, using: &random) == 1 ? [0xEF, 0xBB, 0xBF] : []
    for _ in 0..<Int.random(in: rows / 2...rows, using: &random) {
      for field in 0..<fields {
        if field > 0 { text.append(delimiter) }
        let isQuoted = quotes > 0 && Int.random(in: 1...quotes, using: &random) == 1
        if isQuoted { text.append(0x22) }
        for _ in 0..<Int.random(in: 0...7, using: &random) {
          text.append(UInt8.random(in: 0x61...0x7A, using: &random))
          if Int.random(in: 1...rarity, using: &random) == 1 { text += odd.randomElement(using: &random) ?? [] }
        }
        if isQuoted { text.append(0x22) }
      }
      text += end
    }
    if Bool.random(using: &random), !text.isEmpty { text.removeLast() }
    return text
  }
}

/// What a survey says, to compare.
private struct Findings: Equatable {
  var hasHeader = false
  var headerLine = 0
  var records = 0
  var rejected: [RejectedRow] = []
  var mixedLineEnds = false
  var hasOtherBlanks = false
  var hasEdgeBlanks = false
  var needsCopy = false

  init() {}

  init(_ survey: TextSurvey) {
    hasHeader = survey.header != nil
    (headerLine, records, rejected) = (survey.headerLine, survey.records, survey.rejected)
    (mixedLineEnds, needsCopy) = (survey.mixedLineEnds, survey.needsCopy)
    (hasOtherBlanks, hasEdgeBlanks) = (survey.hasOtherBlanks, survey.hasEdgeBlanks)
  }
}

/// A sequence of numbers that a seed gives.
private struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Takes one record after the other apart, cell by cell.
private struct ReferenceWalk {
  let text: [UInt8]
  let delimiter: UInt8

  var findings: Findings {
    var findings = Findings()
    let all = rows
    guard let header = all.firstIndex(where: { !$0.isBlank }) else {
      findings.needsCopy = !all.isEmpty
      return findings
    }
    let after = all.dropFirst(header + 1)
    findings.hasHeader = true
    findings.headerLine = after.first.map { $0.line - 1 } ?? all[header].line
    findings.mixedLineEnds = after.contains { $0.endsWithCarriageReturn } && after.contains { $0.endsOtherwise }
    findings.hasOtherBlanks = after.contains { $0.hasOtherBlanks }
    findings.needsCopy = header > 0 || findings.headerLine != 1 || findings.mixedLineEnds
    for row in after {
      if row.isBlank {
        findings.needsCopy = true
      } else if let reason = row.reason(expected: all[header].cells.count) {
        findings.needsCopy = true
        findings.rejected.append(
          RejectedRow(line: row.line, reason: reason, row: String(decoding: row.text, as: UTF8.self)))
      } else {
        findings.records += 1
        if row.hasEdgeBlanks { findings.hasEdgeBlanks = true }
      }
    }
    return findings
  }

  var rows: [ReferenceRow] {
    var rows: [ReferenceRow] = []
    var (offset, line) = (text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0, 1)
    while offset < text.count {
      let (row, next) = row(at: offset, line)
      rows.append(row)
      line += row.lines
      offset = next
    }
    return rows
  }

  private func row(at start: Int, _ line: Int) -> (ReferenceRow, next: Int) {
    var row = ReferenceRow(line: line)
    var index = start
    while true {
      let isQuoted = index < text.count && text[index] == 0x22
      let end = isQuoted ? closingQuote(after: index) : cellEnd(from: index)
      row.cells.append((Array(text[(isQuoted ? index + 1 : index)..<min(end, text.count)]), isQuoted))
      index = isQuoted ? end + 1 : end
      if isQuoted, end >= text.count {
        row.fault = "a quote is not closed"
      } else if index < text.count, cellEnd(from: index) != index {
        // Over several lines the quote was hardly meant to close here.
        row.fault = row.lines > 1 ? "a quote is not closed" : "text after a closing quote"
      } else if index < text.count, text[index] == delimiter {
        index += 1
        continue
      }
      break
    }
    if row.fault != nil { index = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count }
    row.text = Array(text[start..<index])
    row.endsWithCarriageReturn = row.fault == nil && index < text.count && text[index] == 0x0D
    row.endsOtherwise = index < text.count && !row.endsWithCarriageReturn
    let isPair = text[index...].starts(with: [0x0D, 0x0A])
    return (row, min(index + (isPair ? 2 : 1), text.count))
  }

  private func cellEnd(from start: Int) -> Int {
    text[start...].firstIndex { $0 == delimiter || $0 == 0x0A || $0 == 0x0D } ?? text.count
  }

  private func closingQuote(after start: Int) -> Int {
    var index = start + 1
    while index < text.count {
      if text[index] == 0x22 {
        guard index + 1 < text.count, text[index + 1] == 0x22 else { return index }
        index += 1
      }
      index += 1
    }
    return text.count
  }
}

private struct ReferenceRow {
  var line: Int
  var text: [UInt8] = []
  /// Without the quotes around them.
  var cells: [(bytes: [UInt8], isQuoted: Bool)] = []
  /// Why it cannot be taken apart.
  var fault: String?
  var endsWithCarriageReturn = false
  var endsOtherwise = false

  init(line: Int) { self.line = line }

  var lines: Int {
    fault != nil ? 1 : 1 + cells.filter(\.isQuoted).map { $0.bytes.count { $0 == 0x0A } }.reduce(0, +)
  }

  var isBlank: Bool { fault == nil && cells.allSatisfy { !$0.isQuoted && $0.bytes.allSatisfy { 1...0x20 ~= $0 } } }

  var hasOtherBlanks: Bool {
    cells.contains { cell in cell.bytes.contains { $0 == 0xA0 || $0 == 0x09 || cell.isQuoted && $0 < 0x20 } }
  }

  var hasEdgeBlanks: Bool {
    let isBlank = { (scalar: Unicode.Scalar) in
      "\t\n\r".unicodeScalars.contains(scalar) || scalar.properties.generalCategory == .spaceSeparator
    }
    return cells.contains { cell in
      let scalars = String(decoding: cell.bytes, as: UTF8.self).unicodeScalars
      return [scalars.first, scalars.last].contains { $0.map(isBlank) ?? false }
    }
  }

  func reason(expected fields: Int?) -> String? {
    if let fault { return fault }
    if text.contains(0) { return "holds a NUL byte" }
    if String(validating: text, as: UTF8.self) == nil { return "invalid encoding" }
    guard let fields, fields != cells.count else { return nil }
    return "\(cells.count < fields ? "missing" : "too many") columns: \(cells.count) instead of \(fields)"
  }
}
