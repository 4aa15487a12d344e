/// The contract of a table as SQL: types, empty tables and what is wrong with a row.
struct ContractSQL {
  let table: CanonicalTable

  /// `contact_id VARCHAR, …`: the columns that the warehouse keeps.
  var storedColumns: String {
    table.fields.map { "\($0.storedName) \($0.sqlType)" }.joined(separator: ", ")
  }

  /// The columns of rows that an adapter made, before they are checked.
  var stagedColumns: String { table.fields.map { "\($0.name) \($0.sqlType)" }.joined(separator: ", ") }

  /// Expressions that give NULL, or what is wrong with a row of typed values.
  var problems: [String] { table.fields.flatMap(problems) + identities }

  /// The rules between columns whose columns are all there.
  var identities: [String] { identities(of: Set(table.fields.map(\.name))) }

  /// What is wrong when the condition is true, and the words for it as SQL.
  typealias Fault = (condition: String, words: String)

  func identities(of columns: Set<String>) -> [String] {
    identityFaults(of: columns).map { "CASE WHEN \($0.condition) THEN \($0.words) END" }
  }

  func identityFaults(of columns: Set<String>) -> [Fault] {
    table.identities.filter { identity in
      table.fields.allSatisfy { field in
        columns.contains(field.name) || !identity.condition.contains(wholeWord: field.name)
      }
    }.map { (condition: "NOT (\($0.condition))", words: SQLText.literal($0.words)) }
  }

  private func problems(_ field: CanonicalField) -> [String] {
    let name = SQLText.literal(field.name)
    var problems: [String] = []
    if field.isRequired { problems.append("CASE WHEN \(field.name) IS NULL THEN \(name) || ' is missing' END") }
    if let range = field.rangeCheck(of: field.name) {
      problems.append(
        "CASE WHEN NOT (\(range.condition)) THEN \(name) || ' \(range.words): ' || CAST(\(field.name) AS VARCHAR) END")
    }
    return problems
  }
}

extension CanonicalField {
  var sqlType: String {
    switch kind {
    case .text, .choice, .secret, .comment: "VARCHAR"
    case .time: "TIMESTAMPTZ"
    case .day: "DATE"
    case .seconds(let most): most > 2_000_000 ? "BIGINT" : "INTEGER"
    case .count: "BIGINT"
    case .number: "DOUBLE"
    case .score: "INTEGER"
    case .flag: "BOOLEAN"
    }
  }

  /// What a value must fulfil, as a condition that is NULL for a missing value, and the words for one that does not.
  func rangeCheck(of value: String) -> (condition: String, words: String)? {
    switch kind {
    case .text, .flag, .secret, .comment: nil
    case .time:
      (
        "\(value) BETWEEN TIMESTAMPTZ '1990-01-01 00:00:00+00' AND TIMESTAMPTZ '2100-01-01 00:00:00+00'",
        "is outside 1990 to 2099"
      )
    case .day: ("\(value) BETWEEN DATE '1990-01-01' AND DATE '2099-12-31'", "is outside 1990 to 2099")
    case .choice(let words):
      ("\(value) IN (\(words.map(SQLText.literal).joined(separator: ", ")))", "is none of its words")
    case .seconds(let most): ("\(value) BETWEEN 0 AND \(most)", "is impossible")
    case .count: ("\(value) >= 0", "is impossible")
    case .number(let range): ("\(value) BETWEEN \(range.lowerBound) AND \(range.upperBound)", "is out of range")
    case .score: ("\(value) BETWEEN 1 AND 5", "is not on the scale of 1 to 5")
    }
  }
}

extension String {
  fileprivate func contains(wholeWord word: String) -> Bool {
    split { !($0.isLetter || $0.isNumber || $0 == "_") }.contains { $0 == word }
  }
}
