/// Why a version was issued: what differs from the version before it.
package struct VersionReason: Codable, Hashable, Sendable {
  package enum Cause: String, Codable, Hashable, Sendable, CaseIterable {
    /// There was none before.
    case first
    /// An export, the roster or the events came late or were corrected.
    case data
    /// `wrapup.yaml`, a template, the paper or what is made of it.
    case settings
    /// Another version of the program.
    case program
    /// The files of the version before were missing or cut short.
    case repair
  }

  /// One input that is not what it was.
  package struct File: Codable, Hashable, Sendable {
    package enum Change: String, Codable, Hashable, Sendable {
      case added, changed, removed
    }

    package var path: String
    package var change: Change
  }

  /// In the order of the cases; at least one.
  package var causes: [Cause]
  /// The inputs behind `data`, sorted by path.
  package var files: [File]

  package init(causes: [Cause], files: [File] = []) {
    self.causes = causes
    self.files = files
  }

  /// What led from the stored version to the new one.
  ///
  /// - Parameters:
  ///   - settingsFiles: inputs that hold settings and not data.
  package init(from old: Manifest?, to new: Manifest, settingsFiles: Set<String>) {
    guard let old else {
      self.init(causes: [.first])
      return
    }
    let changed = VersionReason.changes(from: old.inputs, to: new.inputs)
    let data = changed.filter { !settingsFiles.contains($0.path) }
    var causes: [Cause] = []
    if !data.isEmpty { causes.append(.data) }
    if data.count < changed.count || old.settings != new.settings { causes.append(.settings) }
    if old.program != new.program { causes.append(.program) }
    if causes.isEmpty { causes.append(old.runID == new.runID ? .repair : .settings) }
    self.init(causes: causes, files: data)
  }

  /// Two lists of inputs compared by path and content.
  private static func changes(from old: [Manifest.Input], to new: [Manifest.Input]) -> [File] {
    let before = Dictionary(grouping: old, by: \.path).mapValues { Set($0.map(\.sha256)) }
    let after = Dictionary(grouping: new, by: \.path).mapValues { Set($0.map(\.sha256)) }
    return Set(before.keys).union(after.keys).sorted().compactMap { path in
      switch (before[path], after[path]) {
      case (nil, _): File(path: path, change: .added)
      case (_, nil): File(path: path, change: .removed)
      case (let left, let right): left == right ? nil : File(path: path, change: .changed)
      }
    }
  }

  /// One sentence a cause: `Late or corrected data: exports/calls.csv changed.`
  package var text: String { causes.map(sentence).joined(separator: " ") }

  private func sentence(_ cause: Cause) -> String {
    switch cause {
    case .first: return "First issue."
    case .data:
      let named = files.prefix(3).map { "\($0.path) \($0.change.rawValue)" }.joined(separator: ", ")
      let more = files.count > 3 ? ", and \(files.count - 3) more" : ""
      return "Late or corrected data: \(named)\(more)."
    case .settings: return "Changed settings."
    case .program: return "Another version of the program."
    case .repair: return "Files of the version before were missing or damaged."
    }
  }
}
