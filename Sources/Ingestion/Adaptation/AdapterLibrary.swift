import Diagnostics
import Foundation

/// The adapters of the product and those of a workspace, which lie in its folder `adapters`.
package struct AdapterLibrary: Sendable {
  /// The absolute folder of the workspace.
  package let directory: String

  package init(directory: String) { self.directory = directory }

  /// The adapter of a name; one of the workspace goes before one of the product.
  ///
  /// - Throws: `configuration` if there is none or if it cannot be understood.
  package func adapter(named name: String) throws(Failure) -> Adapter {
    guard name.wholeMatch(of: /[A-Za-z0-9_]+/) != nil, let (text, file) = try source(name) else {
      let known = names
      throw Failure(
        .configuration,
        Diagnostic(
          "ING-041", .error, "there is no adapter “\(name)”",
          hint: nearest(to: name, in: known).map { "did you mean “\($0)”?" }
            ?? "known adapters: \(known.joined(separator: ", ")); your own lie in “adapters/<name>.sql”"))
    }
    return try Adapter(text: text, name: name, file: file) { other throws(Failure) in
      try source(other).map { text, _ in AdapterComment.without(AdapterComment.all(in: text), in: text) }
    }
  }

  /// All adapters that can be used, by name; those that are only parts of others are left out.
  ///
  /// - Throws: `configuration` with the problems of all that cannot be understood.
  package func all() throws(Failure) -> [Adapter] {
    var adapters: [Adapter] = []
    var diagnostics: [Diagnostic] = []
    for name in names {
      do {
        adapters.append(try adapter(named: name))
      } catch {
        diagnostics += error.diagnostics
      }
    }
    if !diagnostics.isEmpty { throw Failure(.configuration, diagnostics) }
    return adapters
  }

  /// The names of all adapters, sorted.
  package var names: [String] {
    let own = (try? FileManager.default.contentsOfDirectory(atPath: directory + "/adapters")) ?? []
    let names = own.filter { $0.hasSuffix(".sql") }.map { String($0.dropLast(4)) } + AdapterLibrary.builtIn.keys
    return Set(names).filter { !$0.hasPrefix(".") && AdapterLibrary.parts[$0] == nil }.sorted()
  }

  /// Names of the adapters that lie in the workspace.
  package var ownNames: [String] {
    let own = (try? FileManager.default.contentsOfDirectory(atPath: directory + "/adapters")) ?? []
    return own.filter { $0.hasSuffix(".sql") && !$0.hasPrefix(".") }.map { String($0.dropLast(4)) }.sorted()
  }

  /// - Throws: `configuration` if the file is no text in UTF-8.
  private func source(_ name: String) throws(Failure) -> (text: String, file: String)? {
    let path = "\(directory)/adapters/\(name).sql"
    if let data = FileManager.default.contents(atPath: path) {
      let file = "adapters/\(name).sql"
      guard let text = String(validating: data, as: UTF8.self) else {
        throw Failure(
          .configuration,
          Diagnostic(
            "ING-040", .error, "the adapter is not UTF-8", at: SourceLocation(file: file), hint: "save it as UTF-8"))
      }
      return (text, file)
    }
    let bytes = AdapterLibrary.builtIn[name] ?? AdapterLibrary.parts[name]
    return bytes.map { (String(decoding: $0, as: UTF8.self), "\(name).sql") }
  }
}
