using System.Globalization;
using Mechanisms.Foundations.References;

namespace Mechanisms.PeerAssessment;

/// <summary>Some agents judge, the others are candidates; the candidate whom most judges nominate is selected.</summary>
/// <remarks>
/// Ties go to the lowest candidate. Impartial: a judge is never selected, and a candidate's nomination is not read.
/// <para>Time O(n). Thread-safe.</para>
/// </remarks>
/// <param name="Judges">The judges as a bit mask, agent i at bit i, at least 1.</param>
[Reference("alon2011", "2-partition: votes across the partition")]
public sealed record JudgedSelection(int Judges) : DeterministicMechanism<int, int>
{
    /// <summary>Gets the judges as a bit mask.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mask is below 1.</exception>
    public int Judges { get; init => field = Checked(value); } = Checked(Judges);

    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"selection judged by mask {Judges}");

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are fewer than 2 or more than 20 agents, somebody nominates nobody or itself, or all are judges.</exception>
    public override int Decide(ReadOnlySpan<int> reports)
    {
        Nominations.Require(reports);
        if (Judges > PartitionSelection.Partitions(reports.Length))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture, $"Judges must be some but not all of {reports.Length} agents; got mask {Judges}."), nameof(reports));
        }

        int[] votes = new int[reports.Length];
        for (int judge = 0; judge < votes.Length; judge++)
        {
            votes[reports[judge]] += IsJudge(judge) ? 1 : 0;
        }

        int selected = -1;
        for (int candidate = 0; candidate < votes.Length; candidate++)
        {
            if (!IsJudge(candidate) && (selected < 0 || votes[candidate] > votes[selected]))
            {
                selected = candidate;
            }
        }

        return selected;
    }

    private static int Checked(int judges)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(judges, 1);
        return judges;
    }

    private bool IsJudge(int agent) => (Judges & (1 << agent)) != 0;
}
