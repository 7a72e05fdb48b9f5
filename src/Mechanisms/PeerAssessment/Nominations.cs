using System.Globalization;

namespace Mechanisms.PeerAssessment;

/// <summary>What selection among peers asks of nominations.</summary>
internal static class Nominations
{
    /// <summary>Requires 2 to 20 agents who each nominate another.</summary>
    public static void Require(ReadOnlySpan<int> nominations)
    {
        PartitionSelection.Partitions(nominations.Length);
        for (int agent = 0; agent < nominations.Length; agent++)
        {
            if (nominations[agent] < 0 || nominations[agent] >= nominations.Length || nominations[agent] == agent)
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Every agent must nominate another of 0..{nominations.Length - 1}; got {nominations[agent]} from agent {agent}."),
                    nameof(nominations));
            }
        }
    }
}
