using System.Globalization;
using Mechanisms.Claims;
using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Verification.Catalogue;

/// <summary>What a search found about a line of the truth table.</summary>
/// <param name="Line">The line.</param>
/// <param name="IsRefuted">Whether a witness was found.</param>
/// <param name="Evidence">The domain proved, the cases tried, or the witness, in words.</param>
/// <param name="Size">How large the witness is; null without one.</param>
public sealed record TruthTableFinding(TruthTableLine Line, bool IsRefuted, string Evidence, CaseSize? Size)
{
    /// <summary>Gets a value indicating whether the search found what the line says: of a line that fails also, that the witness is no larger than it says.</summary>
    public bool Agrees => IsRefuted != Line.IsTrue && !(Size is { } size && Line.LargestWitness is { } largest && !size.IsWithin(largest));

    internal static TruthTableFinding Of<TReport, TOutcome, TWitness>(
        TruthTableLine<TReport, TOutcome, TWitness> line, Verdict<TWitness> verdict)
        where TWitness : Witness<TReport, TOutcome> => verdict.Match(
            proved => new TruthTableFinding(line, IsRefuted: false, $"proved for {proved.Domain}", null),
            notRefuted => new TruthTableFinding(line, IsRefuted: false, string.Create(CultureInfo.InvariantCulture, $"not refuted in {notRefuted.Cases:N0} cases"), null),
            refuted => new TruthTableFinding(line, IsRefuted: true, refuted.Witness.Explain(), line.Sampling.SizeOf<TOutcome, TWitness>(refuted.Witness)));
}
