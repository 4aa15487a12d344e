import Foundation

/// The bytes of a file, mapped where the system can, so that a long file need not fit into memory.
struct FileBytes: Sendable {
  let data: Data
  /// Whether the bytes are a mapping of the file that nothing writes to: pages that were let go of come back unchanged.
  let isMapped: Bool

  /// `nil` for a file that cannot be read.
  init?(path: String) {
    if let mapped = FileBytes.mapping(path) {
      (data, isMapped) = (mapped, true)
      return
    }
    // An empty file, or one of a kind that cannot be mapped.
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else { return nil }
    (self.data, isMapped) = (data, false)
  }

  private static func mapping(_ path: String) -> Data? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return nil }
    let count = Int(status.st_size)
    guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else { return nil }
    madvise(start, count, MADV_SEQUENTIAL)
    return Data(bytesNoCopy: start, count: count, deallocator: .custom { munmap($0, $1) })
  }
}

/// Lets go of the pages of a mapped file that a walk has passed, so that few of them stand in memory at a time.
struct PageRelease {
  private let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool
  private let step: Int
  private var released: Int

  /// - Parameter isMapped: see `FileBytes`; other memory is never touched.
  init(bytes: UnsafeRawBufferPointer, isMapped: Bool, from offset: Int, step: Int = 67_108_864) {
    self.bytes = bytes
    self.isMapped = isMapped
    self.step = step
    released = offset
  }

  /// Call it often: it does something once a step.
  @inline(__always)
  mutating func reach(_ offset: Int) {
    if isMapped, offset - released >= step { release(to: offset) }
  }

  /// Lets go of what is left of a long file; short ones may stay for the next walk.
  mutating func finish() {
    if isMapped, bytes.count >= step { release(to: bytes.count) }
  }

  private mutating func release(to offset: Int) {
    guard let base = bytes.baseAddress else { return }
    // Whole pages within the mapping only.
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let address = Int(bitPattern: base)
    let first = (address + released + page - 1) / page * page
    let end = (address + offset) / page * page
    if page > 0, first < end, let start = UnsafeMutableRawPointer(bitPattern: first) {
      madvise(start, end - first, MADV_DONTNEED)
    }
    released = offset
  }
}
