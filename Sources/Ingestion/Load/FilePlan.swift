import Metrics

/// Which files of a source are read, and which are as they were.
struct FilePlan {
  /// In the order of the exports; the second is the number that the rows name.
  private(set) var reading: [(export: SourceLoad.Export, id: Int)] = []
  /// Files whose content is as at the last load.
  private(set) var kept: [FileState] = []
  /// Files that are gone or have another content now.
  private(set) var removed: [FileState] = []
  /// Every file with its place: rows of a later place replace those of an earlier one.
  private(set) var order: [(id: Int, place: Int)] = []
  private let exports: [SourceLoad.Export]

  init(exports: [SourceLoad.Export], old: SourceState?) {
    self.exports = exports
    var free = old?.files ?? []
    var matches: [FileState?] = exports.map { export in
      free.firstIndex { $0.quality.sha256 == export.digest && $0.quality.file == export.name }
        .map { free.remove(at: $0) }
    }
    // A file that was renamed or moved is still the same.
    for index in matches.indices where matches[index] == nil {
      matches[index] = free.firstIndex { $0.quality.sha256 == exports[index].digest }.map { free.remove(at: $0) }
      matches[index]?.quality.file = exports[index].name
    }
    removed = free
    // What a removed file replaced counts again, and lies only in its own export.
    let again = Set(free.flatMap(\.replaced))
    var next = (old?.files.map(\.id).max() ?? -1) + 1
    for (place, export) in exports.enumerated() {
      if let match = matches[place], !again.contains(match.id) {
        kept.append(match)
        order.append((match.id, place))
      } else {
        if let match = matches[place] { removed.append(match) }
        reading.append((export, next))
        order.append((next, place))
        next += 1
      }
    }
  }

  /// The place of a file among the exports.
  func place(of id: Int) -> Int { order.first { $0.id == id }?.place ?? 0 }

  func export(of id: Int) -> SourceLoad.Export { exports[place(of: id)] }
}
