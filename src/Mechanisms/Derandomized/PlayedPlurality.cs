using Mechanisms.Domains;
using Mechanisms.Foundations.References;
using Mechanisms.Voting;

namespace Mechanisms.Derandomized;

/// <summary>The candidate with the most first places wins; voters play a modular game for which of several tied ones.</summary>
/// <remarks>The modulus is the number of tied candidates, so that the game comes after the reports. Time O(n + candidates). Thread-safe.</remarks>
[Reference("walsh2023", "voting: ties broken by a game")]
public sealed record PlayedPlurality : PlayedMechanism<PreferenceOrder, int>
{
    /// <inheritdoc/>
    public override string Name => "plurality with ties by a game";

    /// <inheritdoc/>
    public override int Outcome(ReadOnlySpan<PreferenceOrder> reports, Func<ModularGame, int> play)
    {
        ArgumentNullException.ThrowIfNull(play);
        int[] scores = new int[Ballots.RequireComplete(reports)];
        foreach (PreferenceOrder report in reports)
        {
            scores[report.Top]++;
        }

        int most = scores.Max();
        int[] tied = [.. Enumerable.Range(0, scores.Length).Where(candidate => scores[candidate] == most)];
        return tied[play(ModularGame.OfAll(tied.Length, reports.Length))];
    }
}
