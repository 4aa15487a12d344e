import Diagnostics
import Foundation
import HTMLRendering
import Testing

@Suite("Templates")
struct TemplateTests {
  /// What is wrong with one template that goes before the built-in one.
  private func diagnostics(_ text: String, named name: String = "section") throws -> [Diagnostic] {
    try withTemplates(["\(name).mustache": text]) { folder in
      do {
        _ = try renderer(overlay: folder)
        return []
      } catch let failure as Failure {
        #expect(failure.status == .configuration)
        #expect(failure.diagnostics.allSatisfy { $0.location?.file == "\(folder)/\(name).mustache" })
        return failure.diagnostics
      }
    }
  }

  @Test("a misspelt key is an error at its line, with the key that was meant")
  func misspeltKey() throws {
    let found = try diagnostics("<section>\n<h2>{{.titel}}</h2>\n{{{.blocks}}}</section>")
    #expect(found.map(\.code) == ["HTM-002"])
    #expect(found.first?.location?.line == 2)
    #expect(found.first?.hint == "did you mean “.title”?")
  }

  @Test("a key of the surrounding page is an error inside a section: nothing is looked up further out")
  func outerKey() throws {
    #expect(try diagnostics("{{.heading}}{{{.blocks}}}").map(\.code) == ["HTM-002"])
  }

  @Test("a missing partial is an error at its line, with the template that was meant")
  func missingPartial() throws {
    let found = try diagnostics("one\ntwo\n{{>sektion}}", named: "index")
    #expect(found.map(\.code) == ["HTM-001"])
    #expect(found.first?.location?.line == 3)
    #expect(found.first?.hint == "did you mean {{>section}}?")
  }

  @Test(
    "what a template may not hold is an error at its line",
    arguments: [
      ("{{title}}", "HTM-005"), ("{{#isLead}}{{/isLead}}", "HTM-005"), ("{{.}}", "HTM-005"),
      ("{{{.title}}}", "HTM-006"), ("{{.blocks}}", "HTM-006"), ("{{#.title}}{{/.title}}", "HTM-006"),
      ("{{.isLead}}", "HTM-006"), ("{{=<% %>=}}", "HTM-004"), ("{{&.blocks}}", "HTM-004"),
      ("{{%CONTENT_TYPE:TEXT}}", "HTM-004"), ("{{#.isLead}}", "HTM-003"), ("{{/.isLead}}", "HTM-003"),
      ("{{.title", "HTM-003"), ("{{>section}}", "HTM-007"), ("{{title.first}}", "HTM-005"),
      ("{{uppercased(.title)}}", "HTM-005"),
    ])
  func faults(_ tag: String, _ code: String) throws {
    let found = try diagnostics("<p>\n\n\(tag)")
    #expect(found.map(\.code) == [code])
    #expect(found.first?.location?.line == 3)
  }

  @Test("all faults are told at once")
  func allFaults() throws {
    #expect(try diagnostics("{{.titel}}\n{{.blocks}}\n{{>missing}}").map { $0.location?.line } == [1, 2, 3])
  }

  @Test("a template that is not UTF-8 is an error")
  func encoding() throws {
    try withTemplates([:]) { folder in
      try Data([0x3C, 0xFF, 0xFE]).write(to: URL(fileURLWithPath: "\(folder)/section.mustache"))
      let failure = #expect(throws: Failure.self) { try renderer(overlay: folder) }
      #expect(failure?.diagnostics.first?.code == "HTM-008")
    }
  }

  @Test("a style sheet that would end its element early is an error")
  func styleEnd() throws {
    try withTemplates(["style.mustache": "a::after { content: \"</style>\" }"]) { folder in
      let failure = #expect(throws: Failure.self) {
        try renderer(overlay: folder).page(SampleReport.report, context: SampleReport.context)
      }
      #expect(failure?.diagnostics.first?.code == "HTM-010")
    }
  }

  @Test("the first folder that has a file wins, the others give the rest")
  func overlay() throws {
    try withTemplates(["section.mustache": "<section id=\"{{.id}}\">OWN {{{.blocks}}}</section>"]) { folder in
      let page = try renderer(overlay: folder).page(SampleReport.report, context: SampleReport.context)
      #expect(page.components(separatedBy: "OWN ").count == SampleReport.report.sections.count + 1)
      #expect(page.contains("<main"))
    }
  }

  @Test("a key that the built-in templates leave unused has its value all the same")
  func unusedKey() throws {
    try withTemplates(["page.mustache": "{{#.hasLinks}}with{{/.hasLinks}}{{^.links}}without{{/.links}}"]) { folder in
      let renderer = try renderer(overlay: folder)
      var context = SampleReport.context
      let with = try renderer.page(SampleReport.report, context: context)
      #expect(with == "with")
      context.links = []
      let without = try renderer.page(SampleReport.report, context: context)
      #expect(without == "without")
    }
  }

  @Test("a missing folder is passed over, and no folder at all is an error")
  func folders() throws {
    _ = try renderer(overlay: "/nowhere/at/all")
    let failure = #expect(throws: Failure.self) {
      try HTMLRenderer(templates: ["/nowhere/at/all"], theme: .standard, measurer: EvenMeasurer())
    }
    #expect(failure?.diagnostics.first?.code == "HTM-001")
  }

  @Test("the guide, and the list beside the templates, name every built-in template", arguments: ["", "../docs/"])
  func guide(folder: String) throws {
    let file = folder.isEmpty ? "README.md" : "templates.md"
    let guide = try String(contentsOfFile: "\(builtIn)/\(folder)\(file)", encoding: .utf8)
    let names = try FileManager.default.contentsOfDirectory(atPath: builtIn)
      .filter { $0.hasSuffix(".mustache") || $0.hasSuffix(".js") }
    #expect(names.contains("report.js"))
    for name in names { #expect(guide.contains("`\(name)`"), "\(name)") }
  }
}
