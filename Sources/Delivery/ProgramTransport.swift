import Diagnostics
import Programs
import Subprocess

/// Hands messages to a program such as `msmtp` or `sendmail`: `PROGRAM -i -f SENDER -- RECIPIENT`, the message on its
/// standard input.
///
/// Weaker than talking to the server: there is only a number at the end (`sysexits.h`), and 0 means that the program
/// took the message, which may lie in its own queue. Whatever is not plainly a refusal is in doubt.
package struct ProgramTransport: Sendable, Hashable {
  /// An absolute path.
  package var program: String
  /// In seconds.
  package var timeout: Int

  package init(program: String, timeout: Int = 120) {
    self.program = program
    self.timeout = max(1, timeout)
  }

  package func send(from sender: MailAddress, to recipient: MailAddress, _ message: [UInt8]) async -> Outcome {
    let arguments = ["-i", "-f", sender.text, "--", recipient.text]
    do {
      guard let result = try await run(arguments, message) else {
        return .inDoubt("\(program) did not end within \(timeout) seconds")
      }
      let words =
        result.words.split(separator: "\n").first.map { ": " + HeaderText.clean(String($0)).prefix(200) } ?? ""
      return ProgramTransport.outcome(result.status, words)
    } catch let error as SubprocessError where error.code == .executableNotFound || error.code == .spawnFailed {
      return .blocked(
        .init(
          reason: "“\(program)” cannot be started", hint: "install it, or name its path as “program”",
          isTemporary: false))
    } catch {
      return .inDoubt("\(program) ended early: \(error)")
    }
  }

  /// The numbers of `sysexits.h`, as sendmail and msmtp use them.
  static func outcome(_ status: TerminationStatus, _ words: String) -> Outcome {
    guard case .exited(let code) = status else { return .inDoubt("the program was stopped\(words)") }
    switch code {
    case 0: return .accepted("the program took it")
    case 75: return .deferred("code 75\(words)")
    case 65, 67: return .refused("code \(code)\(words)")
    case 64, 66, 68, 72, 77, 78, 126, 127:
      return .blocked(
        .init(reason: "the program ended with \(code)\(words)", hint: "check its settings", isTemporary: code == 68))
    default: return .inDoubt("the program ended with \(code)\(words)")
    }
  }

  private func run(_ arguments: [String], _ message: [UInt8]) async throws -> (
    status: TerminationStatus, words: String
  )? {
    try await withThrowingTaskGroup(of: (TerminationStatus, String)?.self) { group in
      group.addTask {
        let result = try await Subprocess.run(
          .path(.init(program)), arguments: Arguments(arguments),
          input: .fileDescriptor(.init(rawValue: try memoryFile(message)), closeAfterSpawningProcess: true),
          output: .discarded, error: .string(limit: 65_536))
        return (result.terminationStatus, result.standardError)
      }
      // Cancelling the task ends the process.
      group.addTask {
        try await Task.sleep(for: .seconds(timeout))
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
  }
}
