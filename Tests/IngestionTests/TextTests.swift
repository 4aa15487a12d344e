import Foundation
import Testing

@testable import Ingestion

@Suite("Text that goes into scripts and comes out of files")
struct TextTests {
  @Test(
    "a literal keeps every character and ends where it should",
    arguments: [
      ("plain", "'plain'"), ("O'Neill", "'O''Neill'"), ("'); DROP TABLE x; --", "'''); DROP TABLE x; --'"),
      ("e\u{301}'\u{301}", "'e\u{301}''\u{301}'"), ("a\0b", "'a\u{FFFD}b'"), ("back\\slash", "'back\\slash'"),
    ])
  func literal(text: String, expected: String) {
    #expect(SQLText.literal(text) == expected)
  }

  @Test("an identifier doubles its quotes")
  func identifier() {
    #expect(SQLText.identifier("say \"hi\"") == "\"say \"\"hi\"\"\"")
  }

  @Test("a path is no pattern")
  func path() {
    #expect(SQLText.path("/a/b[1]*?.csv") == "'/a/b[[]1][*][?].csv'")
  }

  @Test("rows hold literals and NULL")
  func row() {
    #expect(SQLText.row(["a", nil, "b'c"]) == "('a', NULL, 'b''c')")
  }

  @Test("a literal comes back from the engine unchanged", .enabled(if: TestEngine.isFound, TestEngine.reason))
  func roundTrip() async throws {
    let site = try Site()
    let texts = ["O'Neill\";--", "tab\tnewline\nreturn\r end", "\\N", "a\\tb", "日本 👩‍🚀", ".safe_mode", "${x} $1 ?"]
    let result = site.directory + "/result.tsv"
    let rows = texts.map { SQLText.row([$0]) }.joined(separator: ", ")
    try await TestEngine.found().run(
      EngineScript(
        timeZone: "UTC", workDirectory: site.directory,
        statements: Models.macros + "CREATE TABLE t (x VARCHAR); INSERT INTO t VALUES \(rows);\n"
          + copyStatement("SELECT tsv(x) FROM t", to: result)), limits: EngineLimits(threads: 1))
    #expect(try ResultFile(at: result).rows().map { $0[0] } == texts)
  }

  @Test("the engine may not read outside its folders", .enabled(if: TestEngine.isFound, TestEngine.reason))
  func locked() async throws {
    let site = try Site()
    let outside = try Site(["secret.csv": "a\n1\n"])
    let engine = try await TestEngine.found()
    await #expect(throws: EngineError.self) {
      try await engine.run(
        EngineScript(
          timeZone: "UTC", workDirectory: site.directory,
          statements: "SELECT * FROM read_csv(\(SQLText.literal(outside.directory + "/secret.csv")));\n"),
        limits: EngineLimits(threads: 1))
    }
    await #expect(throws: EngineError.self) {
      try await engine.run(
        EngineScript(timeZone: "UTC", workDirectory: site.directory, statements: ".shell touch x\nSELECT 1;\n"),
        limits: EngineLimits(threads: 1))
    }
    #expect(!Place.isThere(site.directory + "/x"))
  }

  @Test("results are read field by field")
  func resultFile() {
    let file = ResultFile(bytes: Array("a\\tb\t\\N\t-12\n\t7\t\n".utf8))
    #expect(file.rows() == [["a\tb", nil, "-12"], ["", "7", ""]])
    var numbers: [Int64] = []
    file.forEachRow { row in numbers.append(row.integer(1) + row.integer(2)) }
    #expect(numbers == [-12, 7])
  }

  @Test(
    "every encoding becomes UTF-8",
    arguments: [
      (TextEncoding.windows1252, [0x80, 0xFC, 0x41] as [UInt8], "€üA"), (.latin1, [0xE9, 0x41], "éA"),
      (.latin9, [0xA4, 0xBD], "€œ"), (.utf16, [0xFF, 0xFE, 0xFC, 0x00, 0x3D, 0xD8, 0x00, 0xDE], "ü😀"),
      (.utf16, [0xFE, 0xFF, 0x00, 0x41], "A"), (.utf16, [0x41, 0x00], "A"),
      (.utf8, [0xEF, 0xBB, 0xBF, 0xC3, 0xBC], "ü"),
    ])
  func encodings(encoding: TextEncoding, bytes: [UInt8], text: String) {
    #expect(String(decoding: bytes.withUnsafeBytes(encoding.utf8Bytes(of:)), as: UTF8.self) == text)
  }

  @Test("patterns match names as a shell does")
  func patterns() {
    #expect(matches("contacts-2026.csv.gz", "contacts-*.csv*"))
    #expect(matches("a1.csv", "a[12].csv"))
    #expect(!matches("a3.csv", "a[12].csv"))
    #expect(matches("ab", "a?"))
    #expect(!matches(".hidden.csv", "*.csv"))
  }

  @Test("files are found below and beside the folder, sorted")
  func files() throws {
    let site = try Site(["x/b.csv": "", "x/a.csv": "", "x/a.txt": "", "y/c.csv": "", "odd[1].csv": ""])
    let found = filesMatching(
      "../\(URL(fileURLWithPath: site.directory).lastPathComponent)/[xy]/*.csv", in: site.directory)
    #expect(found.map { displayPath($0, from: site.directory) } == ["x/a.csv", "x/b.csv", "y/c.csv"])
    #expect(filesMatching("odd[1].csv", in: site.directory).count == 1)
    #expect(displayPath("/srv/data/a.csv", from: "/srv/site/x") == "../../data/a.csv")
  }
}

@Suite("The walk over a text")
struct RecordScannerTests {
  private func scan(_ text: String, fields: Int = 2, skipping: Int = 0) -> [String] {
    Array(text.utf8).withUnsafeBytes { bytes in
      let scanner = RecordScanner(bytes: bytes, delimiter: 0x2C)
      let survey = TextSurvey(scanner, from: scanner.start(skipping: skipping), isRagged: false, hasHeader: true)
      return ["\(survey.header ?? []) \(survey.records)"] + survey.rejected.map { "\($0.line) \($0.reason) \($0.row)" }
    }
  }

  @Test("quoted line ends count as lines and not as rows")
  func quotedLines() {
    #expect(scan("a,b\n1,\"x\ny\"\n2\n3,z\n") == ["[\"a\", \"b\"] 2", "4 missing columns: 1 instead of 2 2"])
  }

  @Test("an open quote costs its own line only")
  func openQuote() {
    #expect(scan("a,b\n1,\"x\n2,y\n3,z\n") == ["[\"a\", \"b\"] 2", "2 a quote is not closed 1,\"x"])
    #expect(scan("a,b\n1,\"x\n2,\"y\"\n3,z\n") == ["[\"a\", \"b\"] 2", "2 a quote is not closed 1,\"x"])
  }

  @Test("text after a closing quote is a fault")
  func afterQuote() {
    #expect(scan("a,b\n1,\"x\"y\n2,z\n") == ["[\"a\", \"b\"] 1", "2 text after a closing quote 1,\"x\"y"])
  }

  @Test("quotes within a text and doubled quotes are text")
  func innerQuotes() {
    #expect(scan("a,b\n1,5\" pipe\n2,\"say \"\"hi\"\"\"\n") == ["[\"a\", \"b\"] 2"])
  }

  @Test("blank lines, a missing last line end and old line ends do no harm")
  func lineEnds() {
    #expect(scan("a,b\r\n\r\n1,x\r\n , \n2,y") == ["[\"a\", \"b\"] 2"])
    #expect(scan("a,b\r1,x\r2,y\r") == ["[\"a\", \"b\"] 2"])
  }

  @Test("lines above the header are left out")
  func skipping() {
    #expect(
      scan("Report\n\"of \"\"May\"\"\"\na,b\n1,x\n2\n", skipping: 2).last == "5 missing columns: 1 instead of 2 2")
  }

  @Test("the delimiter that fits most rows is found", arguments: [",", ";", "\t", "|"])
  func delimiters(delimiter: String) {
    let rows = ["id,at,x", "1,\"a;b|c\",3", "2,d,4"].map { $0.replacing(",", with: delimiter) }
    let bytes = Array(rows.joined(separator: "\n").utf8)
    #expect(bytes.withUnsafeBytes { detectDelimiter($0, skipping: 0) } == delimiter)
  }

  @Test("formulas in rejected rows are defused")
  func defusing() {
    let text = rejectsText([
      RejectedRow(line: 3, reason: "a, b", row: "=cmd()"), RejectedRow(line: 2, reason: "x", row: "-1"),
    ])
    #expect(text == "line,reason,row\n2,x,'-1\n3,\"a, b\",'=cmd()\n")
  }
}
