namespace Mechanisms.Reports.Documents;

/// <summary>A term and its meaning, or a setting and its value.</summary>
/// <param name="Term">The term.</param>
/// <param name="Meaning">The meaning.</param>
public readonly record struct Definition(string Term, string Meaning);
