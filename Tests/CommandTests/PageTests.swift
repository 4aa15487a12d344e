import Foundation
import Testing

/// The PDF files of the sample, as other programs see them.
@Suite("PDF files of the sample", .enabled(if: Program.isReady, Program.reason), .serialized)
struct PageTests {
  private struct Word {
    var text: String
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    /// Where its letters are: the box has the room above capitals and below the baseline, too.
    var letters: (left: Double, top: Double, right: Double, bottom: Double) {
      let height = bottom - top
      return (left + 0.3, top + 0.28 * height, right - 0.3, bottom - 0.26 * height)
    }

    func covers(_ other: Word) -> Bool {
      let (one, two) = (letters, other.letters)
      return one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom
    }
  }

  private struct Page {
    var width: Double
    var height: Double
    var words: [Word]
  }

  private static let checker = Program.root.path + "/.tools/checks/bin/pdfua"

  private func pages(_ path: String, _ reader: String) throws -> [Page] {
    try Program.output(reader, ["-bbox", path, "-"]).text.components(separatedBy: "<page ").dropFirst().map { text in
      func number(_ text: Substring) -> Double { Double(text) ?? .nan }
      let size = try #require(text.firstMatch(of: #/width="([\d.]+)" height="([\d.]+)"/#))
      let words = text.matches(
        of: #/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</#)
      return Page(
        width: number(size.1), height: number(size.2),
        words: words.map {
          Word(
            text: String($0.5), left: number($0.1), top: number($0.2), right: number($0.3), bottom: number($0.4))
        })
    }
  }

  private func files(_ out: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: out).filter { $0.hasSuffix(".pdf") }.sorted()
      .map { "\(out)/\($0)" }
  }

  /// The sample in a folder of its own, with another language.
  private func workspace(language: String) throws -> Scratch {
    let scratch = try Scratch()
    try FileManager.default.copyItem(atPath: Program.root.path + "/fixtures/sample", toPath: scratch.path + "/centre")
    let settings = try String(contentsOfFile: scratch.path + "/centre/wrapup.yaml", encoding: .utf8)
    try scratch.write(
      settings.replacing("language: en\n", with: "language: \(language)\n"), to: "centre/wrapup.yaml")
    return scratch
  }

  @Test(
    "no word leaves the margins and none lies on another, in two languages, on both papers; each file is sound",
    arguments: [("en", "a4", 595.0), ("es", "letter", 612.0)])
  func geometry(language: String, paper: String, width: Double) throws {
    guard let reader = Program.tool("pdftotext") else {
      print("skipped: pdftotext is not installed")
      return
    }
    let scratch = try workspace(language: language)
    let out = scratch.path + "/out"
    let result = try Program.run([
      "run", "--workspace", scratch.path + "/centre", "--period", "2026-10", "--out", out, "--paper", paper,
      "--clock", "2026-11-02T06:00:00Z", "--quiet",
    ])
    #expect(result.status == 0, "\(result.errors)")
    let files = try files(out)
    #expect(files.count >= 24 + 4)
    var (words, count) = (0, 0)
    for file in files {
      for (index, page) in try pages(file, reader).enumerated() {
        count += 1
        words += page.words.count
        let place = "\(file.split(separator: "/").suffix(2).joined(separator: "/")) page \(index + 1)"
        #expect(abs(page.width - width) < 1, "\(place)")
        for word in page.words {
          let isInside =
            word.left >= 48 && word.right <= page.width - 48 && word.top >= 15 && word.bottom <= page.height - 15
          #expect(isInside, "\(place): “\(word.text)”")
        }
        for (position, word) in page.words.enumerated() {
          for other in page.words[(position + 1)...] where word.covers(other) {
            Issue.record("\(place): “\(word.text)” on “\(other.text)”")
          }
        }
      }
      if let qpdf = Program.tool("qpdf") {
        #expect(try Program.output(qpdf, ["--check", file]).status == 0, "\(file)")
      }
    }
    print("\(language), \(paper): \(words) words on \(count) pages of \(files.count) files")
    try accessible(files)
    if language == "es" {
      let own = try #require(files.first { $0.contains("/agents/") })
      #expect(try Program.output(reader, [own, "-"]).text.contains("octubre de 2026"))
    }
  }

  /// The sample says that its files follow PDF/UA-1, so the checker has nothing to say.
  private func accessible(_ files: [String]) throws {
    guard FileManager.default.isExecutableFile(atPath: Self.checker) else {
      print("skipped: pdfua is not installed (tools/setup.sh --tests)")
      return
    }
    let result = try Program.output(Self.checker, ["check"] + files)
    #expect(result.status == 0, "\(result.text.suffix(2000))")
  }

  @Test("a name with a character of no font costs that person’s file alone, with one diagnostic")
  func characterWithoutFont() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      organisation: Harbour
      time_zone: Europe/Berlin
      roster:
        file: roster.csv
        columns: {agent: id, name: name, team: team}
      sources:
        - name: phone
          table: interactions
          files: calls.csv
          columns: {contact_id: id, agent: agent, arrived_at: at, talk_seconds: talk, channel: channel}
      headline:
        - {metric: aht}

      """, to: "wrapup.yaml")
    try scratch.write(
      "id,name,team\nA-1,Ann Lee,North\nA-2,Bob \u{13000},North\nA-3,Cleo Ray,North\n", to: "roster.csv")
    var calls = "id,agent,at,talk,channel\n"
    for row in 0..<90 {
      calls += "c\(row),A-\(row % 3 + 1),2026-10-\(10 + row % 15) 09:\(10 + row % 50):00,300,voice\n"
    }
    try scratch.write(calls, to: "calls.csv")
    let run = ["run", "--workspace", scratch.path, "--period", "2026-10", "--clock", "2026-11-02T06:00:00Z", "--quiet"]
    let result = try Program.run(run)
    #expect(result.status == 65, "\(result.errors)")
    #expect(result.errors.components(separatedBy: "error[").count == 2, "\(result.errors)")
    #expect(result.errors.contains("error[PDF-020]") && result.errors.contains("a-2"), "\(result.errors)")
    let folder = scratch.path + "/out/private/2026-10/v1/agents"
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a-1.pdf", "a-3.pdf"])
    // What is published is whole, and with the name mended the next run makes what lacks.
    #expect(try Program.run(["verify", scratch.path + "/out", "--quiet"]).status == 0)
    try scratch.write("id,name,team\nA-1,Ann Lee,North\nA-2,Bob Ox,North\nA-3,Cleo Ray,North\n", to: "roster.csv")
    let again = try Program.run(run)
    #expect(again.status == 0, "\(again.errors)")
    let next = scratch.path + "/out/private/2026-10/v2/agents"
    #expect(try FileManager.default.contentsOfDirectory(atPath: next).sorted() == ["a-1.pdf", "a-2.pdf", "a-3.pdf"])
  }
}
