import Diagnostics
import Foundation
import Metrics
import Publishing

/// What a run tells at its end: the paths to open.
struct RunSummary {
  let archive: Archive
  let manifest: Manifest
  /// Whether this run wrote the version, or found it already there.
  let isNew: Bool

  func print(_ console: Console) throws(Failure) {
    let folder = archive.folder(manifest.period, version: manifest.version)
    let secret = archive.privateFolder(manifest.period, version: manifest.version) + "/agents"
    let pdfs = ((try? FileManager.default.contentsOfDirectory(atPath: secret)) ?? []).filter { $0.hasSuffix(".pdf") }
    var lines = [
      isNew
        ? "Published \(EnglishDates.name(manifest.period)), version \(manifest.version)."
        : "Nothing has changed since version \(manifest.version) of \(EnglishDates.name(manifest.period)); it stands.",
      "  archive        \(archive.root)/archive/index.html",
    ]
    for page in manifest.pages {
      let kind = page.path == "index.html" ? "site report" : "team report"
      lines.append("  \(kind)    \(folder)/\(page.path)")
    }
    lines.append("  agents’ PDFs   \(secret)/ (\(pdfs.count) private files)")
    for pdf in pdfs.sorted().prefix(3) { lines.append("                 \(secret)/\(pdf)") }
    lines.append("  numbers        \(folder)/data/measures.csv")
    console.result(
      lines,
      event: [
        "period": manifest.period.id, "version": String(manifest.version), "path": "\(folder)/index.html",
        "private": secret, "agents": String(pdfs.count), "new": String(isNew),
      ])
  }
}
