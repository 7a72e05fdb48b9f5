using System.Globalization;
using Mechanisms.Foundations.References;

namespace Mechanisms.PeerAssessment;

/// <summary>Peers are split at random into judges and candidates, all splits into two parts equally likely; judges' nominations select.</summary>
/// <remarks>
/// A report is the index of the peer nominated. Universally truthful for agents who want to be selected: nobody's nomination counts where it
/// is a candidate. Splits with all on one side are left out.
/// <para>Time and support O(2^n), for 2 to <see cref="MostAgents"/> agents; <see cref="Support"/> for at most <see cref="MostListedAgents"/>. Thread-safe.</para>
/// </remarks>
[Reference("alon2011", "the random 2-partition mechanism")]
public sealed record PartitionSelection : MixedMechanism<int, int>
{
    /// <summary>Most agents whose splits are counted.</summary>
    public const int MostAgents = 20;

    /// <summary>Most agents whose splits are all listed.</summary>
    public const int MostListedAgents = 10;

    /// <inheritdoc/>
    public override string Name => "partition selection";

    /// <summary>The number of splits of agents into two parts that are not empty.</summary>
    /// <param name="agents">Number of agents, 2 to <see cref="MostAgents"/>.</param>
    /// <returns>2ⁿ − 2; split number r has the judges of the bit mask r + 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number lies outside its range.</exception>
    public static int Partitions(int agents) => agents is >= 2 and <= MostAgents
        ? (1 << agents) - 2
        : throw new ArgumentOutOfRangeException(nameof(agents), agents, string.Create(
            CultureInfo.InvariantCulture, $"The number of agents must lie in 2..{MostAgents}; got {agents}. Add a peer, or split larger groups first."));

    /// <inheritdoc/>
    public override Lottery<DeterministicMechanism<int, int>> Support(int agents)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(agents, MostListedAgents);
        return Lottery.Uniform<DeterministicMechanism<int, int>>(
            [.. Enumerable.Range(1, Partitions(agents)).Select(judges => new JudgedSelection(judges))]);
    }
}
