import Diagnostics
import Foundation
import Metrics

/// The language files of the program and those of a workspace, which go before them.
package struct LanguageLibrary: Sendable {
  /// Folders with files such as `es.yaml`, the first before the others.
  private let folders: [String]

  /// - Parameter templates: the folders of templates; languages lie in `languages` below each.
  package init(templates: [String]) {
    folders = templates.map { "\($0)/languages" }
  }

  /// The codes of all languages that there is a file for, sorted.
  package var codes: [String] {
    let names = folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] }
    return Set(names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }).sorted()
  }

  /// The files that exist for a language: what decides its words.
  package func files(of code: String) -> [String] {
    folders.map { "\($0)/\(code).yaml" }.filter { FileManager.default.fileExists(atPath: $0) }
  }

  /// English for managers, the site's own language, and those of persons.
  ///
  /// - Throws: `configuration`: `ING-062` where a language has no file, and every problem of the files.
  package func languages(
    site: String, others: [String] = [], settings: MetricSettings, at location: SourceLocation? = nil
  ) throws(Failure) -> Languages {
    // What English needs is what the program comes with; a workspace's own English is checked against it.
    guard let builtIn = files(of: "en").last else { throw missing("en", at: nil) }
    let model = try read(builtIn, english: nil, settings)
    func language(_ code: String) throws(Failure) -> Language {
      guard let file = files(of: known(code)).first else { throw missing(code, at: location) }
      return file == builtIn ? model : try read(file, english: model, settings)
    }
    let own = try language(site)
    var rest: [Language] = []
    for code in Set(others).subtracting([site]).sorted() { rest.append(try language(code)) }
    return Languages(english: model, site: own, others: rest + [own])
  }

  /// `es-MX` takes the file of `es` where it has none of its own.
  private func known(_ code: String) -> String {
    if !files(of: code).isEmpty { return code }
    return code.split(separator: "-").first.map(String.init) ?? code
  }

  private func missing(_ code: String, at location: SourceLocation?) -> Failure {
    Failure(
      .configuration,
      Diagnostic(
        "ING-062", .error, "there is no file for the language “\(code)”", at: location,
        hint: codes.isEmpty
          ? "its place is templates/languages/\(code).yaml"
          : "there are \(codes.joined(separator: ", ")); docs/languages.md says how to add one"))
  }

  private func read(_ file: String, english: Language?, _ settings: MetricSettings) throws(Failure) -> Language {
    let shown = displayPath(file, from: FileManager.default.currentDirectoryPath)
    guard let data = FileManager.default.contents(atPath: file), let text = String(validating: data, as: UTF8.self)
    else {
      throw Failure(
        .configuration,
        Diagnostic(
          "ING-002", .error, "the file cannot be read as UTF-8", at: SourceLocation(file: shown),
          hint: "save it with the encoding UTF-8"))
    }
    return try LanguageReader(problems: Problems(file: shown), english: english, settings: settings)
      .language(yaml: text)
  }
}
