import Diagnostics
import Foundation
import Testing

@testable import HTMLRendering

@Suite("Templates")
struct TemplateTests {
  /// What is said of a template that goes before the built-in one.
  private func faults(_ name: String, _ text: String) throws -> [Diagnostic] {
    try withFolder([name: text]) { folder in
      do {
        _ = try renderer(overlay: folder)
        return []
      } catch let failure as Failure {
        #expect(failure.status == .configuration)
        for diagnostic in failure.diagnostics { #expect(diagnostic.location?.file == "\(folder)/\(name)") }
        return failure.diagnostics
      }
    }
  }

  @Test("the built-in templates have no fault")
  func builtIn() throws { _ = try renderer() }

  @Test("a misspelt key is an error with file, line and the key that was meant")
  func misspelt() throws {
    let found = try faults("section.mustache", "<section>\n<h2>{{.titel}}</h2>\n{{{.blocks}}}\n</section>")
    #expect(found.map(\.code) == ["HTM-002"])
    #expect(found.first?.location?.line == 2)
    #expect(found.first?.hint?.contains("title") == true)
  }

  @Test("a partial without a file is an error with file and line")
  func missingPartial() throws {
    let found = try faults("section.mustache", "<section>\n\n{{>blocs}}\n</section>")
    #expect(found.map(\.code) == ["HTM-001"])
    #expect(found.first?.location?.line == 3)
  }

  @Test("a key without a leading dot is an error, because it would be looked up in surrounding lists")
  func withoutDot() throws {
    let found = try faults("section.mustache", "{{title}}")
    #expect(found.map(\.code) == ["HTM-005"])
    #expect(found.first?.location?.line == 1)
  }

  @Test(
    "a tag of a kind that is not known is an error",
    arguments: ["{{&.title}}", "{{<.title}}{{/.title}}", "{{$.title}}{{/.title}}", "{{=<% %>=}}", "{{>*.kind}}"])
  func unknownKind(tag: String) throws {
    let found = try faults("section.mustache", "<section>\n\(tag)")
    #expect(!found.isEmpty)
    #expect(found.first?.location?.line == 2)
  }

  @Test(
    "text may not be printed unescaped, nor markup escaped", arguments: ["{{{.title}}}", "{{.blocks}}", "{{.isLead}}"])
  func wrongBraces(tag: String) throws {
    #expect(try faults("section.mustache", tag).map(\.code) == ["HTM-006"])
  }

  @Test("a section that is not closed, or closed twice, is an error with its line")
  func unbalanced() throws {
    let open = try faults("section.mustache", "\n{{#.hasTitle}}\n{{.title}}")
    #expect(open.map(\.location?.line) == [2])
    let twice = try faults("section.mustache", "\n\n{{/.hasTitle}}")
    #expect(twice.map(\.location?.line) == [3])
    let unfinished = try faults("section.mustache", "\n{{.title")
    #expect(unfinished.map(\.location?.line) == [2])
  }

  @Test("a template that includes itself is an error")
  func circle() throws {
    #expect(try faults("section.mustache", "{{>section}}").map(\.code) == ["HTM-007"])
  }

  @Test("all faults of all templates are told at once")
  func together() throws {
    let found = try faults("section.mustache", "{{.a}}\n{{.b}}\n{{>c}}")
    #expect(found.map(\.location?.line) == [1, 2, 3])
  }

  @Test("a folder without templates is an error that names it")
  func emptyFolder() throws {
    try withFolder([:]) { folder in
      do {
        _ = try HTMLRenderer(templates: [folder], theme: .standard, measurer: BlockMeasurer())
        Issue.record("no error")
      } catch let error as Failure {
        #expect(error.status == .configuration)
        #expect(error.diagnostics.first?.location?.file == folder)
      }
    }
  }

  @Test("a workspace replaces one template and keeps the others, and may add partials")
  func overlay() throws {
    let files = [
      "section.mustache": "<section id=\"{{.id}}\">{{>heading}}{{{.blocks}}}</section>",
      "heading.mustache": "{{#.hasTitle}}<h2>Ours: {{.title}}</h2>{{/.hasTitle}}",
    ]
    let html = try withFolder(files) { try renderer(overlay: $0).page(report([]), context: plainContext) }
    #expect(html.contains("<h2>Ours: Part 1</h2>"))
    #expect(html.contains("<h1>North, October 2026</h1>"))
  }

  @Test("an empty value prints nothing, not the value of the page around it")
  func noClimbing() throws {
    var untitled = report([])
    untitled.sections[0].title = nil
    let files = ["section.mustache": "<section id=\"{{.id}}\">[{{.title}}]</section>"]
    let html = try withFolder(files) { try renderer(overlay: $0).page(untitled, context: plainContext) }
    #expect(html.contains("<section id=\"part-1\">[]</section>"))
  }

  @Test("a style sheet that would end its element early is an error")
  func styleEnd() throws {
    _ = try withFolder(["style.mustache": "a::before { content: \"</style>\"; }"]) { folder in
      #expect(throws: Failure.self) { try renderer(overlay: folder).page(report([]), context: plainContext) }
    }
  }
}
