import CMemory

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Why a file in memory cannot be made.
package struct MemoryFileError: Error, CustomStringConvertible {
  /// Of the C library.
  package var number: Int32

  package var description: String { "a file in memory cannot be made: \(String(cString: strerror(number)))" }
}

/// A file without a name that lies in memory and holds bytes, open for reading at its start: what a program is given to
/// read.
///
/// A pipe would have to be written while the program runs, and swift-subprocess 1.0.2 ends the whole process when the
/// reader goes away before all is written, as a program does that fails early.
///
/// - Returns: the descriptor; whoever gets it closes it.
package func memoryFile(_ bytes: [UInt8]) throws(MemoryFileError) -> Int32 {
  // 1: closed in every program that is started, but for the copy that it reads.
  let descriptor = memfd_create("wrapup", 1)
  guard descriptor >= 0 else { throw MemoryFileError(number: errno) }
  var written = 0
  while written < bytes.count {
    let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count > 0 {
      written += count
    } else if errno != EINTR {
      let number = errno
      close(descriptor)
      throw MemoryFileError(number: number)
    }
  }
  lseek(descriptor, 0, SEEK_SET)
  return descriptor
}
