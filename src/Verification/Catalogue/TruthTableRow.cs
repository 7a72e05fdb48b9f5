namespace Mechanisms.Verification.Catalogue;

/// <summary>A line of the truth table with what the searches found.</summary>
/// <param name="Searched">What the search of the whole domain found.</param>
/// <param name="Sampled">What the search of random cases found; null for a line that fails, and where no random case was asked for.</param>
/// <param name="Cases">Number of random cases that were asked for; 0 without a random search.</param>
public sealed record TruthTableRow(TruthTableFinding Searched, TruthTableFinding? Sampled, int Cases)
{
    /// <summary>Gets the line.</summary>
    public TruthTableLine Line => Searched.Line;

    /// <summary>Gets a value indicating whether both searches found what the line says.</summary>
    public bool Agrees => Searched.Agrees && Sampled is not { Agrees: false };

    /// <summary>Gets the finding that speaks against the line; the exhaustive search's when none does.</summary>
    public TruthTableFinding Decisive => Searched.Agrees && Sampled is { Agrees: false } ? Sampled : Searched;
}
