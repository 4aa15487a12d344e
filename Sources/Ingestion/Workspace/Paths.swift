import Foundation

/// A path as it is if absolute, else under a folder, without `.` and `..`.
package func absolutePath(_ path: String, in directory: String) -> String {
  let url =
    path.hasPrefix("/")
    ? URL(fileURLWithPath: path) : URL(fileURLWithPath: directory, isDirectory: true).appendingPathComponent(path)
  return url.standardizedFileURL.path
}

/// The files that match a pattern, sorted; `*` and `?` match within one folder, `[ab]` one of the characters.
///
/// Hidden files match only a pattern that begins with a dot.
package func filesMatching(_ pattern: String, in directory: String) -> [String] {
  var found = [pattern.hasPrefix("/") ? "/" : directory]
  let parts = pattern.split(separator: "/").map(String.init)
  for (index, part) in parts.enumerated() {
    let last = index == parts.count - 1
    found = found.flatMap { folder in step(part, from: folder, wantsFile: last) }
  }
  return found.map { absolutePath($0, in: directory) }.sorted()
}

private func step(_ part: String, from folder: String, wantsFile: Bool) -> [String] {
  let join = { (name: String) in folder.hasSuffix("/") ? folder + name : folder + "/" + name }
  let exists = { (path: String) in
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) {
      return isDirectory.boolValue != wantsFile
    }
    // A link that leads nowhere is an export that cannot be read, not one that is not there.
    return wantsFile && (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
  }
  // A file whose own name holds a bracket or an asterisk is meant before the pattern.
  if exists(join(part)) { return [join(part)] }
  guard part.contains(where: { "*?[".contains($0) }) else { return [] }
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  return names.filter { matches($0, part) && exists(join($0)) }.sorted().map(join)
}

/// Whether a name matches a shell pattern; linear apart from the backtracking of asterisks.
func matches(_ name: String, _ pattern: String) -> Bool {
  if name.hasPrefix("."), !pattern.hasPrefix(".") { return false }
  return matches(Array(name)[...], Array(pattern)[...])
}

private func matches(_ name: ArraySlice<Character>, _ pattern: ArraySlice<Character>) -> Bool {
  guard let first = pattern.first else { return name.isEmpty }
  switch first {
  case "*":
    return (name.startIndex...name.endIndex).contains { matches(name[$0...], pattern.dropFirst()) }
  case "?":
    return !name.isEmpty && matches(name.dropFirst(), pattern.dropFirst())
  case "[":
    guard let close = pattern.dropFirst().firstIndex(of: "]"), let character = name.first else { return false }
    let inside = pattern[pattern.index(after: pattern.startIndex)..<close]
    return inside.contains(character) && matches(name.dropFirst(), pattern[pattern.index(after: close)...])
  default:
    return name.first == first && matches(name.dropFirst(), pattern.dropFirst())
  }
}

/// A path as it is written in a workspace: relative to its folder, with `..` where it lies beside it.
///
/// Such names are the same on every machine that has the same folders; a path without a common folder stays absolute.
func displayPath(_ path: String, from directory: String) -> String {
  let parts = path.split(separator: "/")
  let base = directory.split(separator: "/")
  let common = zip(parts, base).prefix { $0 == $1 }.count
  guard common > 0 else { return path }
  return (Array(repeating: "..", count: base.count - common) + parts[common...]).joined(separator: "/")
}
