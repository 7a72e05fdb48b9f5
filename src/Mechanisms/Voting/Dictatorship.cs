using System.Globalization;
using Mechanisms.Domains;
using Mechanisms.Foundations.References;

namespace Mechanisms.Voting;

/// <summary>One voter's favorite wins.</summary>
/// <remarks>Strategyproof; with three or more candidates the only such rules that let everybody win are dictatorships. Thread-safe.</remarks>
/// <param name="Dictator">Index of the voter, at least 0.</param>
[Reference("gibbard1973", "the theorem on dictatorial schemes")]
public sealed record Dictatorship(int Dictator) : DeterministicMechanism<PreferenceOrder, int>
{
    /// <summary>Gets the index of the voter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public int Dictator { get; init => field = Checked(value); } = Checked(Dictator);

    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"dictatorship of voter {Dictator}");

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no such voter, or the ballots do not all rank the same candidates 0..m-1.</exception>
    public override int Decide(ReadOnlySpan<PreferenceOrder> reports)
    {
        Ballots.RequireComplete(reports);
        return Dictator < reports.Length
            ? reports[Dictator].Top
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Voter {Dictator} decides; got {reports.Length} voters. Name one of them."), nameof(reports));
    }

    private static int Checked(int dictator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dictator);
        return dictator;
    }
}
