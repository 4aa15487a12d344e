import ArgumentParser
import Diagnostics
import Foundation

/// The program's name and version, as manifests and reports print them.
package let programVersion = "wrapup 0.1.0"

/// The root command; all work is in its subcommands.
package struct WrapupCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "wrapup",
    abstract: "Turns the exports of a contact centre into reports for managers and agents.",
    version: programVersion,
    subcommands: [RunCommand.self, LoadCommand.self, InitCommand.self, SampleCommand.self, GalleryCommand.self])

  package init() {}
}

/// Runs the program: parses the arguments, does the work, prints what went wrong, and ends with the exit code.
package func runWrapup() async {
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
func writeError(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

/// Writes to standard output.
func writeOutput(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
