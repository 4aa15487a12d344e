import Diagnostics

@testable import Ingestion

/// What an error of the engine in these words means for the run.
enum EngineErrorText {
  static func failure(of message: String) -> Failure {
    EngineError(message: message, code: 1).failure(while: "loading")
  }
}
