import Diagnostics
import Document
import Foundation
import PDFRendering
import Testing
import Typesetting

@Suite("The PDF file")
struct FileTests {
  @Test("a file passes qpdf’s check", .enabled(if: location(of: "qpdf") != nil, "qpdf is not installed"))
  func check() throws {
    for report in [SampleReport.report(), SampleReport.report(name: "محمد الأحمد", types: 30), ManagerSample.report] {
      let result = try #require(try run("qpdf", ["--check", "FILE"], on: renderer().render(report)))
      #expect(result.status == 0, "\(result.text)")
      #expect(!result.text.contains("WARNING"))
    }
  }

  @Test("the same report gives the same bytes on a second run and on other threads")
  func determinism() async throws {
    let first = try renderer().render(SampleReport.report())
    let one = try renderer()
    #expect(try one.render(SampleReport.report(name: "Someone Else")) != first)
    #expect(try one.render(SampleReport.report()) == first)
    let others = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<2 {
        group.addTask {
          let renderer = try renderer()
          for _ in 0..<3 { _ = try renderer.render(SampleReport.report(name: "Warm Up")) }
          return try renderer.render(SampleReport.report())
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(others.allSatisfy { $0 == first })
  }

  @Test(
    "names can be extracted in every script",
    .enabled(if: location(of: "pdftotext") != nil, "pdftotext is not installed"),
    arguments: ["Zoë Ångström", "محمد كريم الشريف", "דוד כהן", "प्रिया शर्मा", "สมชาย ใจดี", "王小明", "山田太郎"])
  func extraction(name: String) throws {
    let bytes = try renderer().render(SampleReport.report(name: name))
    let text = try #require(try run("pdftotext", ["-enc", "UTF-8", "FILE", "-"], on: bytes)).text
    let marks: Set<Unicode.Scalar> = ["\u{202A}", "\u{202B}", "\u{202C}", "\u{200E}", "\u{200F}"]
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !marks.contains(scalar) { plain.append(scalar) }
    #expect(String(plain).contains(name))
  }

  @Test(
    "words at line ends stay apart in the structure",
    .enabled(if: location(of: "pdfinfo") != nil, "pdfinfo is not installed"))
  func lineEnds() throws {
    let bytes = try renderer().render(SampleReport.report())
    let text = try #require(try run("pdfinfo", ["-struct-text", "FILE"], on: bytes)).text
    #expect(text.contains("from 1 to 31 October 2026 (412 contacts on 20 working days) next to your own history."))
  }

  @Test(
    "the structure tree is complete",
    .enabled(if: location(of: "pdfinfo") != nil, "pdfinfo is not installed"))
  func structure() throws {
    let bytes = try renderer().render(SampleReport.report())
    let tree = try #require(try run("pdfinfo", ["-struct", "FILE"], on: bytes)).text
    let roles = tree.split(separator: "\n").filter { !$0.contains("/") }.map { line in
      line.prefix { $0 == " " } + line.drop { $0 == " " }.prefix { $0.isLetter || $0.isNumber }
    }
    #expect(roles.prefix(GoldenTree.opening.count).map(String.init) == GoldenTree.opening)
    #expect(roles.count { $0.hasSuffix("Figure") } == 7)
    #expect(roles.count { $0.hasSuffix(" TH") } == 20)
    #expect(tree.split(separator: "\n").count { $0.hasSuffix("/Scope /Row") } == 10)
    #expect(tree.split(separator: "\n").count { $0.hasSuffix("/Scope /Column") } == 10)
  }

  @Test("every figure says in words what it shows", .enabled(if: location(of: "qpdf") != nil, "qpdf is not installed"))
  func alternativeTexts() throws {
    let bytes = try renderer().render(SampleReport.report())
    let text = try #require(try run("qpdf", ["--qdf", "--object-streams=disable", "FILE", "-"], on: bytes)).text
    #expect(text.components(separatedBy: "/Alt (").count == 8)
    #expect(text.contains("/Alt (Process chart of your after-call work, weekly, May to October 2026."))
    #expect(text.contains("/Lang (en)"))
    #expect(text.contains("/DisplayDocTitle true"))
    #expect(text.contains("/Artifact BMC"))
  }

  @Test(
    "title, language, date and reader are in the metadata, and nobody’s name",
    .enabled(if: location(of: "pdfinfo") != nil, "pdfinfo is not installed"))
  func metadata() throws {
    let bytes = try renderer().render(SampleReport.report())
    let info = try #require(try run("pdfinfo", ["-custom", "FILE"], on: bytes)).text
    #expect(info.contains("Title:           Your month, October 2026"))
    #expect(info.contains("WrapupAgent:     a-1042"))
    #expect(info.contains("2026"))
    #expect(!info.contains("Okafor"))
    let plain = String(decoding: bytes, as: UTF8.self)
    #expect(plain.contains("<rdf:li xml:lang=\"x-default\">Your month, October 2026</rdf:li>"))
    #expect(plain.contains("/WrapupAgent (a-1042)"))
    #expect(!plain.contains("Okafor"))
  }

  @Test(
    "only Inter is embedded for Latin text", .enabled(if: location(of: "pdffonts") != nil, "pdffonts is not installed"))
  func fonts() throws {
    let bytes = try renderer().render(SampleReport.report())
    let fonts = try #require(try run("pdffonts", ["FILE"], on: bytes)).text.split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    for font in fonts { #expect(font.contains("+Inter-") && font.contains("yes yes yes")) }
  }

  @Test("a manager report names no reader")
  func managerMetadata() throws {
    let plain = String(decoding: try renderer().render(ManagerSample.report), as: UTF8.self)
    #expect(plain.contains("Customer Support, North, October 2026"))
    #expect(!plain.contains("WrapupAgent"))
  }

  @Test(
    "nothing of one reader’s report is in the next one’s file",
    .enabled(if: location(of: "pdftotext") != nil && location(of: "qpdf") != nil, "poppler or qpdf is not installed"))
  func isolation() throws {
    let renderer = try renderer()
    _ = try renderer.render(SampleReport.report(name: "Zebedee Quillfeather"))
    let bytes = try renderer.render(SampleReport.report())
    let text = try #require(try run("pdftotext", ["FILE", "-"], on: bytes)).text
    let objects = try #require(try run("qpdf", ["--qdf", "--object-streams=disable", "FILE", "-"], on: bytes)).text
    #expect(text.contains("Okafor"))
    for part in ["Zebedee", "Quillfeather"] {
      #expect(!text.contains(part))
      #expect(!objects.contains(part))
    }
  }

  @Test("a typical report is under 60 kilobytes")
  func size() throws {
    #expect(try renderer().render(SampleReport.report()).count < 60_000)
  }

  @Test(
    "letters beyond the basic ones cost a few kilobytes and can be copied",
    .enabled(if: location(of: "pdftotext") != nil, "pdftotext is not installed"),
    arguments: ["Νίκος Παπαδόπουλος", "Zoë Łukasiewicz-Ångström", "Ольга Щербакова", "Muñoz ¿Ibáñez?"])
  func furtherLetters(name: String) throws {
    let plain = try renderer().render(SampleReport.report(name: "Sam Okafor"))
    let bytes = try renderer().render(SampleReport.report(name: name))
    #expect(bytes.count < plain.count + 6_000, "\(bytes.count) and \(plain.count) bytes")
    #expect(try #require(try run("pdftotext", ["FILE", "-"], on: bytes)).text.contains(name))
    // The same document from a renderer that has set others before.
    let used = try renderer()
    for other in ["王小明", "Zoë", "Ангел"] { _ = try used.render(SampleReport.report(name: other)) }
    #expect(try used.render(SampleReport.report(name: name)) == bytes)
  }

  @Test("a date that is none is refused", arguments: ["yesterday", "2026-11-02", "2026-11-02 06:00:00Z"])
  func badDate(text: String) throws {
    let fonts = try FontLibrary()
    let failure = #expect(throws: Failure.self) {
      try PDFRenderer(fonts: fonts, theme: .standard, paper: .a4, created: text)
    }
    #expect(failure?.diagnostics.first?.code == "PDF-012")
  }
}
