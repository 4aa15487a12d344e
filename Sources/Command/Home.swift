import Diagnostics
import Foundation

/// The folder with what the program needs beside its binary: templates, web fonts and DuckDB.
struct Home: Sendable {
  let path: String

  /// Finds it: `WRAPUP_HOME`, then `../share/wrapup` beside the binary, then `.tools` of the source tree that the
  /// binary was built in.
  ///
  /// - Throws: `Failure` with `.configuration` where none has the templates.
  static func find() throws(Failure) -> Home {
    var candidates: [String] = []
    if let named = ProcessInfo.processInfo.environment["WRAPUP_HOME"] { candidates.append(named) }
    let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
    var folder = URL(fileURLWithPath: binary).deletingLastPathComponent()
    candidates.append(folder.deletingLastPathComponent().appendingPathComponent("share/wrapup").path)
    while folder.path != "/" {
      candidates.append(folder.appendingPathComponent(".tools").path)
      folder.deleteLastPathComponent()
    }
    for candidate in candidates where FileManager.default.fileExists(atPath: "\(candidate)/templates/page.mustache") {
      return Home(path: candidate)
    }
    throw Failure(
      .configuration,
      Diagnostic(
        "CMD-001", .error, "the templates of wrapup were not found",
        hint: "run `make build` in the source tree or `make install`, or name their folder in WRAPUP_HOME"))
  }

  var templates: String { "\(path)/templates" }

  /// The web fonts by file name, sorted.
  ///
  /// - Throws: `Failure` with `.configuration` where there are none.
  func webFonts() throws(Failure) -> [(name: String, bytes: [UInt8])] {
    let folder = "\(path)/fonts"
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.hasSuffix(".woff2") }.sorted()
    let fonts = names.compactMap { name in
      FileManager.default.contents(atPath: "\(folder)/\(name)").map { (name: name, bytes: Array($0)) }
    }
    guard !fonts.isEmpty else {
      throw Failure(
        .configuration,
        Diagnostic(
          "CMD-002", .error, "the web fonts are missing", at: SourceLocation(file: folder),
          hint: "run `tools/setup.sh` in the source tree, or `make install`"))
    }
    return fonts
  }
}
