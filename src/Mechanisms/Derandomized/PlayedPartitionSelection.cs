using Mechanisms.Foundations.References;
using Mechanisms.PeerAssessment;

namespace Mechanisms.Derandomized;

/// <summary>Peers play one game for who judges and who is judged; the candidate with the most nominations from judges is selected.</summary>
/// <remarks>
/// Played uniformly it is <see cref="PartitionSelection"/>: nominations never help the nominator. Unlike there, every agent can change the
/// outcome, by its integer.
/// <para>Time O(n), for up to <see cref="PartitionSelection.MostAgents"/> agents. Thread-safe.</para>
/// </remarks>
[Reference("walsh2023", "peer selection: the partition is named by a game")]
public sealed record PlayedPartitionSelection : PlayedMechanism<int, int>
{
    /// <inheritdoc/>
    public override string Name => "partition selection by a game";

    /// <inheritdoc/>
    public override int Outcome(ReadOnlySpan<int> reports, Func<ModularGame, int> play)
    {
        ArgumentNullException.ThrowIfNull(play);
        Nominations.Require(reports);
        int result = play(ModularGame.OfAll(PartitionSelection.Partitions(reports.Length), reports.Length));
        return new JudgedSelection(result + 1).Decide(reports);
    }
}
