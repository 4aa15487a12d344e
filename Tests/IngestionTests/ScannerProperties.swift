import Foundation
import Testing

@testable import Ingestion

@Suite("The walk over a text, against a slow one that is easy to follow")
struct ScannerProperties {
  @Test("good rows, rejected rows and blanks are the same for any text", arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func sameAsReference(seed: UInt64) {
    var random = SeededRandom(state: seed)
    for number in 0..<1_500 {
      let delimiter: UInt8 = [0x2C, 0x2C, 0x3B, 0x09].randomElement(using: &random) ?? 0x2C
      // Now and then a text that is longer than a run of plain records.
      let text = randomText(rows: number == 0 ? 9_000 : 12, delimiter, &random)
      let found = text.withUnsafeBytes { bytes in
        let scanner = RecordScanner(bytes: bytes, delimiter: delimiter)
        return Findings(TextSurvey(scanner, from: scanner.start(skipping: 0), isRagged: false, hasHeader: true))
      }
      let expected = ReferenceWalk(text: text, delimiter: delimiter).findings
      #expect(found == expected, "seed \(seed), text \(number): \(Array(text.prefix(600)))")
    }
  }

  @Test("a copy holds the good rows and nothing else", arguments: [11, 12, 13] as [UInt64])
  func copies(seed: UInt64) throws {
    var random = SeededRandom(state: seed)
    let site = try Site()
    for number in 0..<60 {
      let text = randomText(rows: number == 0 ? 9_000 : 12, 0x2C, &random)
      let path = "\(site.directory)/copy.csv"
      let isCopied = try text.withUnsafeBytes { bytes in
        let scanner = RecordScanner(bytes: bytes, delimiter: 0x2C)
        let survey = TextSurvey(scanner, from: scanner.start(skipping: 0), isRagged: true, hasHeader: true)
        if survey.header != nil { try survey.copy(scanner, to: path) }
        return survey.header != nil
      }
      guard isCopied else { continue }
      let rows = ReferenceWalk(text: text, delimiter: 0x2C).raggedRows
      let width = rows.map(\.fields).max() ?? 0
      var expected: [UInt8] = []
      for row in rows.dropFirst() {
        expected += text[row.bytes] + [UInt8](repeating: 0x2C, count: width - row.fields) + [0x0A]
      }
      let copy = FileManager.default.contents(atPath: path).map { [UInt8]($0) }
      #expect(copy == expected, "seed \(seed), text \(number): \(Array(text.prefix(600)))")
    }
  }

  @Test("pages of a mapped file come back after they were let go of")
  func mapped() throws {
    let row = "I2510000000000,2025-10-05T15:29:42,voice,billing,A00353,C0300658,47.0,handled,298.6,0.0,42.0\n"
    let count = 2 * PageRelease.step / row.utf8.count
    let site = try Site()
    let path = "\(site.directory)/long.csv"
    let writer = try PieceWriter(path)
    for _ in 0...count { writer.append(Array(row.utf8)) }
    try writer.finish()
    let file = try #require(FileBytes(path: path))
    #expect(file.isMapped)
    for _ in 1...2 {
      let records = file.data.withUnsafeBytes { bytes in
        var scanner = RecordScanner(bytes: bytes, delimiter: 0x2C)
        scanner.isMapped = file.isMapped
        return TextSurvey(scanner, from: (0, 1), isRagged: false, hasHeader: true).records
      }
      #expect(records == count)
    }
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
    let rarity = [2, 30, 500].randomElement(using: &random) ?? 30
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

/// Takes each record apart byte by byte, cell by cell.
private struct ReferenceWalk {
  let text: [UInt8]
  let delimiter: UInt8

  struct Row {
    var line: Int
    /// Without the line end.
    var bytes: Range<Int>
    var fields: Int
    /// Without the quotes around them.
    var cells: [[UInt8]] = []
    /// Bytes within quotes.
    var quoted: [UInt8] = []
    /// Why it cannot be taken apart, whatever the header.
    var fault: String?
    var end: [UInt8] = []
    var lines = 1
    var next = 0

    var isBlank: Bool { fault == nil && quotes == 0 && cells.allSatisfy { $0.allSatisfy { 0x01...0x20 ~= $0 } } }
    var quotes = 0
  }

  var findings: Findings {
    var findings = Findings()
    let all = rows
    findings.needsCopy = all.first?.isBlank ?? false
    guard let header = all.firstIndex(where: { !$0.isBlank }) else { return findings }
    let after = all.dropFirst(header + 1)
    findings.hasHeader = true
    findings.headerLine = after.first.map { $0.line - 1 } ?? all[header].line
    findings.needsCopy = findings.needsCopy || findings.headerLine != 1
    for row in after {
      let bytes = Array(text[row.bytes])
      let unquoted = row.cells.joined().filter { $0 != delimiter }
      if row.quoted.contains(where: { $0 < 0x20 }) || bytes.contains(0xA0) || unquoted.contains(0x09) {
        findings.hasOtherBlanks = true
      }
      if row.isBlank {
        findings.needsCopy = true
      } else if let reason = row.fault ?? reason(row, all[header].fields) {
        findings.needsCopy = true
        let row = String(decoding: text[row.bytes], as: UTF8.self)
        findings.rejected.append(RejectedRow(line: all[header].line, reason: reason, row: row))
        findings.rejected[findings.rejected.count - 1].line = after[header + 1 + index(of: row, 0)].line
      } else {
        findings.records += 1
      }
    }
    return findings
  }

  var raggedRows: [Row] { [] }
  var rows: [Row] { [] }
  func reason(_ row: Row, _ fields: Int) -> String? { nil }
  func index(of row: String, _ x: Int) -> Int { 0 }
}
