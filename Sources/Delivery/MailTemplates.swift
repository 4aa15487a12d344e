import Diagnostics
import Foundation
import Mustache

/// The four texts of mail, as templates that are checked when they are read: a key that there is not, or that stands
/// without its dot, is found before anything is sent.
package struct MailTemplates: Sendable {
  /// What a template may ask for.
  enum Key: Sendable {
    case text, flag
    /// The keys of its elements, which are texts.
    case list(Set<String>)
  }

  /// The names of the files without `.mustache`, each with its keys.
  static let shapes: [(name: String, keys: [String: Key])] = [
    ("agent.txt", agentKeys), ("agent.html", agentKeys.merging(htmlKeys) { first, _ in first }),
    ("manager.txt", managerKeys), ("manager.html", managerKeys.merging(htmlKeys) { first, _ in first }),
  ]

  private static let commonKeys: [String: Key] = [
    "subject": .text, "organisation": .text, "period": .text, "hasContact": .flag, "contact": .text,
  ]
  private static let agentKeys = commonKeys.merging([
    "name": .text, "file": .text, "hasPassword": .flag, "hasChart": .flag, "chartTitle": .text, "chartText": .text,
    "chartWidth": .text,
  ]) { first, _ in
    first
  }
  private static let managerKeys = commonKeys.merging(
    ["title": .text, "headline": .text, "links": .list(["title", "href"])]) { first, _ in first }
  private static let htmlKeys: [String: Key] = ["language": .text, "hasChart": .flag, "chart": .text]

  private let templates: [String: MustacheTemplate]

  /// Reads the files; of those with the same name the one in the first folder counts.
  ///
  /// - Throws: `Failure` with `.configuration` and every fault with file and line.
  package init(folders: [String]) throws(Failure) {
    var diagnostics: [Diagnostic] = []
    var templates: [String: MustacheTemplate] = [:]
    for (name, keys) in MailTemplates.shapes {
      let files = folders.map { "\($0)/\(name).mustache" }
      guard let file = files.first(where: FileManager.default.fileExists(atPath:)),
        let data = FileManager.default.contents(atPath: file), let text = String(bytes: data, encoding: .utf8)
      else {
        diagnostics.append(
          Diagnostic(
            "DEL-001", .error, "the template “\(name).mustache” is missing or is no UTF-8 text",
            at: folders.last.map { SourceLocation(file: $0) },
            hint: "the built-in templates lie in templates/mail; a workspace needs none of its own"))
        continue
      }
      let lines = text.replacing("\r\n", with: "\n")
      let faults = MailTemplateCheck(file: file, keys: keys).faults(lines)
      diagnostics += faults
      guard faults.isEmpty else { continue }
      do {
        // Without the pragma a plain text would be escaped like HTML.
        let isPlain = name.hasSuffix(".txt")
        templates[name] = try MustacheTemplate(string: (isPlain ? "{{% CONTENT_TYPE:TEXT}}\n" : "") + lines)
      } catch {
        diagnostics.append(
          Diagnostic("DEL-002", .error, "the template cannot be read: \(error)", at: SourceLocation(file: file)))
      }
    }
    if !diagnostics.isEmpty { throw Failure(.configuration, diagnostics) }
    self.templates = templates
  }

  /// The text of a template with its values.
  ///
  /// - Throws: `Failure` with `.bug` where a template asked for a value that is not there.
  func render(_ name: String, _ values: [String: MailView.Value]) throws(Failure) -> String {
    let misses = MailView.Misses()
    let text = templates[name]?.render(MailView(values, misses: misses))
    guard let text, misses.names.isEmpty else {
      throw Failure(
        .bug,
        Diagnostic(
          "DEL-002", .error,
          "the template “\(name).mustache” asks for values that are not there: \(misses.names.joined(separator: ", "))")
      )
    }
    return text
  }
}

/// What a template may look up: named values and nothing else.
final class MailView: MustacheParent {
  enum Value {
    case text(String)
    case flag(Bool)
    case list([[String: String]])
  }

  /// The names that a template asked for in vain.
  final class Misses {
    var names: [String] = []
  }

  private let values: [String: Value]
  private let misses: Misses

  init(_ values: [String: Value], misses: Misses) {
    self.values = values
    self.misses = misses
  }

  func child(named name: String) -> Any? {
    switch values[name] {
    case .text(let text): return text
    case .flag(let flag): return flag
    case .list(let entries):
      return entries.map { MailView($0.mapValues { .text($0) }, misses: misses) }
    case nil:
      misses.names.append(name)
      return nil
    }
  }
}
