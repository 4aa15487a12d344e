import ArgumentParser
import Diagnostics
import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// The program's name and version, as manifests and reports print them.
package let programVersion = "wrapup 0.1.0"

/// The root command; all work is in its subcommands.
package struct WrapupCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "wrapup",
    abstract: "Turns the exports of a contact centre into reports for managers and agents.",
    version: programVersion,
    subcommands: [
      RunCommand.self, OutboxCommand.self, DeliverCommand.self, LoadCommand.self, CheckCommand.self, InitCommand.self,
      DumpCommand.self, ForgetCommand.self,
      ExplainCommand.self, SkillsCommand.self, VerifyCommand.self, ArchiveCommand.self, StatusCommand.self,
      SampleCommand.self, GalleryCommand.self,
    ])

  package init() {}
}

/// Runs the program: parses the arguments, does the work, prints what went wrong, and ends with the exit code.
package func runWrapup() async {
  // Whoever reads the output may stop reading: that must not end a run in the middle of its work.
  signal(SIGPIPE, SIG_IGN)
  do {
    var command = try WrapupCommand.parseAsRoot()
    if var work = command as? any AsyncParsableCommand {
      try await work.run()
    } else {
      try command.run()
    }
  } catch let failure as Failure {
    for diagnostic in failure.diagnostics { writeError(diagnostic.description + "\n") }
    exit(failure.status.rawValue)
  } catch {
    WrapupCommand.exit(withError: error)
  }
}

/// Writes to standard error.
func writeError(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

/// Writes to standard output.
func writeOutput(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }
func writeOutput(bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

/// Writes all of it, or stops where nobody can be told: a closed or full output must not end a run that went well.
private func write(_ bytes: [UInt8], to descriptor: Int32) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if written < 0, errno == EINTR { continue }
    guard written > 0 else { return }
    rest = rest.dropFirst(written)
  }
}
