using Mechanisms.Domains;
using Mechanisms.Foundations.References;
using Mechanisms.Voting;

namespace Mechanisms.Derandomized;

/// <summary>Voters play a modular game for who is dictator; the dictator's favorite wins.</summary>
/// <remarks>Played uniformly it is <see cref="RandomDictator"/>. Time O(n · candidates). Thread-safe.</remarks>
[Reference("walsh2023", "voting: the dictator is named by a game")]
public sealed record PlayedRandomDictator : PlayedMechanism<PreferenceOrder, int>
{
    /// <inheritdoc/>
    public override string Name => "dictator by a game";

    /// <inheritdoc/>
    public override int Outcome(ReadOnlySpan<PreferenceOrder> reports, Func<ModularGame, int> play)
    {
        ArgumentNullException.ThrowIfNull(play);
        Ballots.RequireComplete(reports);
        return reports[play(ModularGame.OfAll(reports.Length, reports.Length))].Top;
    }
}
