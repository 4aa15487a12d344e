import Crypto
import Diagnostics
import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// What lies below a folder, read without following links.
package enum FileTree {
  package struct Entry: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case file, folder
      /// A link, a socket or a device: nothing that belongs into an archive.
      case other
    }

    /// From the folder.
    package var path: String
    package var kind: Kind
    /// The permission bits.
    package var mode: UInt32
    package var bytes: Int
  }

  /// Every file and folder below, each folder before what is in it, names sorted.
  ///
  /// - Throws: `Failure` with `.cannotWrite` for a folder that cannot be read.
  package static func entries(_ folder: String) throws(Failure) -> [Entry] {
    var found: [Entry] = []
    var open = [""]
    while let next = open.popLast() {
      let below = try names(in: next.isEmpty ? folder : "\(folder)/\(next)")
      var folders: [String] = []
      for name in below {
        let path = next.isEmpty ? name : "\(next)/\(name)"
        guard let entry = entry(path, below: folder) else { continue }
        found.append(entry)
        if entry.kind == .folder { folders.append(path) }
      }
      open += folders.reversed()
    }
    return found
  }

  /// One file or folder; `nil` if it is not there.
  package static func entry(_ path: String, below folder: String) -> Entry? {
    var status = stat()
    guard lstat("\(folder)/\(path)", &status) == 0 else { return nil }
    let kind: Entry.Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
    return Entry(path: path, kind: kind, mode: status.st_mode & 0o7777, bytes: Int(status.st_size))
  }

  /// The names in a folder, sorted; hidden ones too.
  package static func names(in folder: String) throws(Failure) -> [String] {
    guard let stream = opendir(folder) else { throw unreadable(folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The SHA-256 of a file's content, read in pieces of 1 MiB.
  ///
  /// - Throws: `Failure` with `.cannotWrite` for a file that cannot be read.
  package static func sha256(of path: String) throws(Failure) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { close(descriptor) }
    var hash = SHA256()
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path) }
      if count == 0 { break }
      buffer.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
    return hexadecimal(hash.finalize())
  }

  private static func unreadable(_ path: String) -> Failure {
    Failure(
      .cannotWrite,
      Diagnostic(
        "PUB-001", .error, "cannot read: \(String(cString: strerror(errno)))", at: SourceLocation(file: path),
        hint: "check that it is there and that this user may read it"))
  }
}
