import Foundation
import Testing

/// The look that a workspace gives its reports, from the file to the pages.
@Suite("The look of reports", .enabled(if: Program.isReady, Program.reason), .serialized)
struct LookTests {
  private static let noto = "/usr/share/fonts/truetype/noto"

  private func workspace(theme: String, second: String = "Bob") throws -> Scratch {
    let scratch = try Scratch()
    let calls = (0..<80).map { row in
      let (day, minute) = (row / 20 + 5, row % 20 * 3)
      return
        "c\(row),\(row % 2 == 0 ? "Ann" : second),2026-10-0\(day) 10:\(minute < 10 ? "0" : "")\(minute):00,\(300 + row)"
    }
    try scratch.write("id,agent,at,talk\n" + calls.joined(separator: "\n") + "\n", to: "calls.csv")
    try scratch.write(
      """
      organisation: Harbour
      time_zone: Europe/Berlin
      sources:
        - name: phone
          table: interactions
          files: calls.csv
          columns: {contact_id: id, agent: agent, arrived_at: at, talk_seconds: talk}
      headline:
        - {metric: aht}
      theme: \(theme)

      """, to: "wrapup.yaml")
    return scratch
  }

  private func run(_ scratch: Scratch) throws -> Program.Result {
    try Program.run([
      "run", "--workspace", scratch.path, "--period", "2026-10", "--out", scratch.path + "/out", "--quiet", "--clock",
      "2026-11-02T06:00:00Z",
    ])
  }

  @Test("own letters and colours are in pages, in PDF files and on the front page, also when it is made again")
  func letters() throws {
    let fonts = "{regular: \(Self.noto)/NotoSans-Regular.ttf, bold: \(Self.noto)/NotoSans-Bold.ttf}"
    let scratch = try workspace(theme: "{fonts: \(fonts), colors: {link: \"#00448A\"}}")
    let result = try run(scratch)
    #expect(result.status == 0, "\(result.errors)")
    let tree = try scratch.tree("out")
    let version = "archive/2026-10/v1/"
    for (weight, name) in [(400, "Regular"), (700, "Bold")] {
      let file = try #require(FileManager.default.contents(atPath: "\(Self.noto)/NotoSans-\(name).ttf"))
      #expect(tree[version + "fonts/House-\(weight).ttf"] == file)
    }
    func text(_ path: String) throws -> String { String(decoding: try #require(tree[path]), as: UTF8.self) }
    let index = try text("archive/index.html")
    for (page, folder) in [(try text(version + "index.html"), "fonts/"), (index, "2026-10/v1/fonts/")] {
      #expect(
        page.contains("font-family: House; font-weight: 700; font-display: swap; src: url(\"\(folder)House-700.ttf\")"))
      #expect(page.contains("24px House, Inter,") && page.contains("--link: #00448A"))
    }
    let pdf = try #require(tree.keys.filter { $0.hasPrefix("private/") && $0.hasSuffix(".pdf") }.sorted().first)
    let names = try Program.output(
      try #require(Program.tool("pdffonts"), "pdffonts is not installed"), ["\(scratch.path)/out/\(pdf)"]
    ).text
    #expect(names.contains("+NotoSans-Bold") && !names.contains("+Inter"), "\(names)")
    try FileManager.default.removeItem(atPath: scratch.path + "/out/archive/index.html")
    let again = try Program.run(["archive", "rebuild-index", scratch.path + "/out"])
    #expect(again.status == 0, "\(again.errors)")
    #expect(try String(contentsOfFile: scratch.path + "/out/archive/index.html", encoding: .utf8) == index)
    #expect(try Program.run(["verify", scratch.path + "/out"]).status == 0)
  }

  @Test(
    "what cannot be used stops the run before anything is published, with what to do",
    arguments: [
      ("{fonts: {regular: none.ttf, bold: none.ttf}}", "PDF-044", "the font none.ttf cannot be read"),
      ("{fonts: {regular: calls.csv}}", "PDF-044", "the fonts of the theme lack “bold”"),
      ("{fonts: {regullar: calls.csv}}", "ING-", "regullar"),
      ("{logo: none.png}", "PDF-041", "the logo none.png cannot be read"),
      ("{logo: calls.csv}", "PDF-041", "calls.csv"), ("{colors: {link: \"#DDDDDD\"}}", "PDF-042", "#DDDDDD"),
    ])
  func refused(theme: String, code: String, words: String) throws {
    let scratch = try workspace(theme: theme)
    let result = try run(scratch)
    #expect(result.status == 78, "\(result.errors)")
    #expect(result.errors.contains(code) && result.errors.contains(words), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/out/archive/2026-10"))
  }

  @Test("a letter that no font has stops one person’s file, and the other’s is right")
  func unknownLetter() throws {
    let scratch = try workspace(theme: "{paper: a4}", second: "Bob \u{13000}")
    let result = try run(scratch)
    #expect(result.status == 65, "\(result.errors)")
    #expect(result.errors.contains("PDF-020") && result.errors.contains("“\u{13000}”"), "\(result.errors)")
    let files = try scratch.tree("out")
    let pdfs = files.filter { $0.key.hasPrefix("private/") && $0.key.contains("/agents/") && $0.key.hasSuffix(".pdf") }
    #expect(pdfs.count == 1 && pdfs.values.allSatisfy { $0.starts(with: Data("%PDF-".utf8)) })
    #expect(files["archive/2026-10/v1/index.html"] != nil)
  }
}
