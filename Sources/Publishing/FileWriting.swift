import Diagnostics
import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Writing that leaves either the whole file or none, and says in one sentence what is in the way.
package enum FileWriting {
  /// Writes a new file and forces it to the disk.
  ///
  /// - Parameter mode: permissions, for example `0o600` for a private file.
  package static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o644) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure("cannot write", path, errno) }
    defer { close(descriptor) }
    var offset = 0
    while offset < bytes.count {
      let written = bytes[offset...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        throw failure("cannot write", path, errno)
      }
      offset += written
    }
    guard fchmod(descriptor, mode) == 0 || errno == EPERM || errno == ENOTSUP, fsync(descriptor) == 0 else {
      throw failure("cannot finish writing", path, errno)
    }
  }

  /// Replaces a file in one step: a reader sees the old one or the new one.
  package static func replace(_ bytes: [UInt8], at path: String, mode: mode_t = 0o644) throws(Failure) {
    let temporary = path + ".new"
    try write(bytes, to: temporary, mode: mode)
    try rename(temporary, to: path)
  }

  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String, mode: mode_t = 0o755) throws(Failure) {
    var built = path.hasPrefix("/") ? "" : "."
    var isNew = false
    for part in path.split(separator: "/") {
      built += "/" + part
      isNew = mkdir(built, mode) == 0
      // A folder above may be readable without being writable; what counts is that it is there.
      if !isNew, !isFolder(built) { throw failure("cannot make the folder", built, errno == EEXIST ? ENOTDIR : errno) }
    }
    // The umask must not open or close what the mode says.
    if isNew { chmod(path, mode) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    let code = errno
    defer { errno = code }
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Renames within one file system and forces both folders to the disk.
  package static func rename(_ old: String, to new: String) throws(Failure) {
    guard Glibc.rename(old, new) == 0 else { throw failure("cannot move into place", new, errno) }
    for folder in Set([parent(old), parent(new)]) { sync(folder) }
  }

  /// Forces the names in a folder and in all folders below it to the disk.
  package static func syncFolders(_ folder: String) throws(Failure) {
    for entry in try FileTree.entries(folder) where entry.kind == .folder { sync("\(folder)/\(entry.path)") }
    sync(folder)
  }

  /// Some file shares cannot do it for folders; the rename is in one step there all the same.
  private static func sync(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Removes a file or a whole folder if it is there.
  package static func remove(_ path: String) throws(Failure) {
    do {
      if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    } catch {
      throw failure("cannot remove", path, EACCES)
    }
  }

  /// The folder that holds a path.
  package static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func failure(_ what: String, _ path: String, _ code: Int32) -> Failure {
    let reason = String(cString: strerror(code))
    let hint =
      switch code {
      case ENOSPC, EDQUOT: "free some space on this disk, or name another folder with --out"
      case EACCES, EPERM, EROFS: "give this user the right to write there, or name another folder with --out"
      default: "check the path, or name another folder with --out"
      }
    return Failure(
      .cannotWrite,
      Diagnostic("PUB-001", .error, "\(what): \(reason)", at: SourceLocation(file: path), hint: hint))
  }
}
