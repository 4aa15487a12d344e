import Charts
import Diagnostics
import Document
import Testing
import Typesetting

@testable import PDFRendering

@Suite("PDF syntax")
struct SyntaxTests {
  @Test("a value is written as it was read")
  func roundTrip() throws {
    let source = "<</Type /Page/Kids [1 0 R 2 0 R (a \\(b\\) c) <4142> -1.5 true]/Names <</A null>>>>"
    var parser = PDFParser(Array(source.utf8))
    let read = parser.value()
    let value = try #require(read)
    var output: [UInt8] = []
    value.write(to: &output)
    #expect(String(decoding: output, as: UTF8.self) == source)
  }

  @Test("broken syntax is refused", arguments: ["<</A", "[1 2", "(abc", "<41", "", "]", "<</A 1 2>>"])
  func broken(source: String) {
    var parser = PDFParser(Array(source.utf8))
    let value = parser.value()
    #expect(value == nil)
  }

  @Test("text beyond ASCII is written in UTF-16")
  func text() {
    #expect(PDFValue.text("a(b)\\") == .raw("(a\\(b\\)\\\\)"))
    #expect(PDFValue.text("é") == .raw("<FEFF00E9>"))
  }

  @Test("what stands outside marked content becomes an artifact, state operators apart")
  func artifacts() throws {
    let content = "1 0 0 -1 0 9 cm\nq\nBT (x EMC) Tj ET\n/P << /MCID 0 >> BDC\nBT (y) Tj ET\nEMC\n0 0 1 rg\nQ"
    let marked = try #require(ContentMarking(Array(content.utf8)).withArtifacts())
    let words = String(decoding: marked, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words
        == "1 0 0 -1 0 9 cm q /Artifact BMC BT (x EMC) Tj ET EMC /P << /MCID 0 >> BDC BT (y) Tj ET EMC 0 0 1 rg Q")
  }

  @Test("what some glyphs stand for stays inside the artifact or the element they belong to")
  func actualText() throws {
    let span = "/Span << /ActualText <feff0045> >> BDC (x) Tj EMC"
    let marked = try #require(
      ContentMarking(Array("q \(span) /P << /MCID 0 >> BDC \(span) EMC Q".utf8)).withArtifacts())
    let words = String(decoding: marked, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words == "q /Artifact BMC \(span) EMC /P << /MCID 0 >> BDC \(span) EMC Q")
  }

  @Test("unbalanced marked content is refused", arguments: ["EMC", "/P BMC (x) Tj"])
  func unbalanced(content: String) {
    #expect(ContentMarking(Array(content.utf8)).withArtifacts() == nil)
  }

  @Test("a file that is not cairo’s is refused and never written half", arguments: ["", "%PDF-1.4\nstartxref\n9\n"])
  func notCairo(source: String) {
    let finisher = Finisher(title: "T", language: "en", created: "2026-11-02T06:00:00Z", agent: nil)
    #expect(throws: Failure.self) { try finisher.finish(Array(source.utf8), tags: []) }
  }

  @Test("a structure tree that differs from what was drawn is refused")
  func otherTree() throws {
    let surface = try PDFSurface(width: 100, height: 100, theme: .standard)
    surface.begin(StructureTag(.document))
    surface.begin(StructureTag(.paragraph))
    surface.canvas.fill(Rect(x: 0, y: 0, width: 9, height: 9), .ink)
    surface.end()
    surface.end()
    surface.endPage()
    let drawn = try surface.finish()
    let finisher = Finisher(title: "T", language: "en", created: "2026-11-02T06:00:00Z", agent: nil)
    #expect(try finisher.finish(drawn, tags: surface.tags).count > 500)
    #expect(throws: Failure.self) { try finisher.finish(drawn, tags: [StructureTag(.document)]) }
    #expect(throws: Failure.self) {
      try finisher.finish(drawn, tags: [StructureTag(.document), StructureTag(.figure)])
    }
  }

  @Test("a date is written as PDF wants it")
  func dates() {
    #expect(pdfDate("2026-11-02T06:00:00Z") == "D:20261102060000Z")
    #expect(pdfDate("2026-11-02T06:00:00+01:00") == "D:20261102060000+01'00'")
    #expect(pdfDate("2026-11-02") == nil)
  }
}
