import Programs
import Subprocess
import Testing

@Suite("Input of other programs")
struct MemoryFileTests {
  @Test("all of it is read, however long it is", arguments: [0, 1, 65_536, 3_000_001])
  func whole(count: Int) async throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let result = try await Subprocess.run(
      .path("/bin/cat"),
      input: .fileDescriptor(.init(rawValue: try memoryFile(bytes)), closeAfterSpawningProcess: true),
      output: .bytes(limit: 4_000_000))
    #expect(result.standardOutput == bytes)
  }

  @Test("a program that ends before it has read anything is an exit code and no end of ours")
  func early() async throws {
    for _ in 0..<30 {
      let result = try await Subprocess.run(
        .path("/bin/sh"), arguments: ["-c", "echo no >&2; exit 3"],
        input: .fileDescriptor(
          .init(rawValue: try memoryFile([UInt8](repeating: 65, count: 1_000_000))), closeAfterSpawningProcess: true),
        output: .discarded, error: .string(limit: 100))
      #expect(result.terminationStatus == .exited(3) && result.standardError == "no\n")
    }
  }
}
