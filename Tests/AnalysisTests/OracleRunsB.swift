extension OracleRuns {
  static let partB: [String: Run] = [:]
}
