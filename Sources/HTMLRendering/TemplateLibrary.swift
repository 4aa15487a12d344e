import Diagnostics
import Foundation
import Mustache

/// The templates of one run, checked as a whole when they are read.
struct TemplateLibrary {
  private let library: MustacheLibrary
  private let sources: [String: TemplateCheck.Source]
  let script: PageScript

  /// Reads every `*.mustache` file and the script; of files with the same name the one in the first folder counts.
  ///
  /// - Throws: `Failure` with `.configuration` and a diagnostic for each fault, with file and line.
  init(folders: [String]) throws(Failure) {
    sources = try TemplateLibrary.read(folders)
    var check = TemplateCheck(sources: sources)
    for (name, shape) in TemplateLibrary.roots {
      guard sources[name] != nil else {
        throw Failure(
          .configuration,
          Diagnostic(
            "HTM-001", .error, "there is no template “\(name).mustache”",
            at: folders.last.map { SourceLocation(file: $0) },
            hint: "the built-in templates must be in one of the template folders"))
      }
      check.check(name, shape: shape)
    }
    guard check.diagnostics.isEmpty else { throw Failure(.configuration, check.diagnostics) }
    var library = MustacheLibrary()
    for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
      library.register(try TemplateLibrary.parse(source), named: name)
    }
    self.library = library
    guard let source = try TemplateLibrary.source(PageScript.fileName, in: folders) else {
      throw Failure(
        .configuration,
        Diagnostic(
          "HTM-001", .error, "there is no “\(PageScript.fileName)”", at: folders.last.map { SourceLocation(file: $0) },
          hint: "the built-in templates must be in one of the template folders; an empty file means no script"))
    }
    script = try PageScript(source)
  }

  private static let roots: [(String, TemplateShape)] = [("page", .page), ("index", .index), ("style", .style)]

  /// The text of a template with the values of a view.
  ///
  /// - Throws: `Failure` with `.bug` where a template asked for a value that its view does not have.
  func render(_ name: String, _ view: TemplateView, misses: TemplateView.Misses) throws(Failure) -> String {
    let text = library.render(view, withTemplate: name)
    guard let text, misses.names.isEmpty else {
      throw Failure(
        .bug,
        Diagnostic(
          "HTM-009", .error,
          "the template asks for values that are not there: \(misses.names.joined(separator: ", "))",
          at: sources[name].map { SourceLocation(file: $0.file) }))
    }
    return text
  }

  /// Where a template was read from.
  func file(of name: String) -> String? { sources[name]?.file }

  private static func read(_ folders: [String]) throws(Failure) -> [String: TemplateCheck.Source] {
    var sources: [String: TemplateCheck.Source] = [:]
    for folder in folders {
      let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
      for name in names where name.hasSuffix(".mustache") && sources[String(name.dropLast(9))] == nil {
        sources[String(name.dropLast(9))] = try source(name, in: [folder])
      }
    }
    return sources
  }

  /// The file of the first folder that has it. Ends of lines become what a browser makes of them before it compares
  /// the hash of a style or script, so that a file edited on Windows works too.
  private static func source(_ name: String, in folders: [String]) throws(Failure) -> TemplateCheck.Source? {
    let files = folders.map { "\($0)/\(name)" }
    guard let file = files.first(where: FileManager.default.fileExists(atPath:)) else { return nil }
    guard let data = FileManager.default.contents(atPath: file), !data.contains(0),
      let text = String(bytes: data, encoding: .utf8)
    else {
      throw Failure(
        .configuration,
        Diagnostic(
          "HTM-008", .error, "the template cannot be read as UTF-8 text", at: SourceLocation(file: file),
          hint: "save it as UTF-8 and check that this user may read it"))
    }
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    return TemplateCheck.Source(file: file, text: String(lines.trimmingPrefix("\u{FEFF}")))
  }

  private static func parse(_ source: TemplateCheck.Source) throws(Failure) -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: source.text)
    } catch {
      let line = (error as? MustacheTemplate.ParserError)?.context.lineNumber
      throw Failure(
        .configuration,
        Diagnostic(
          "HTM-003", .error, "the template cannot be read: \(error)",
          at: SourceLocation(file: source.file, line: line)))
    }
  }
}
