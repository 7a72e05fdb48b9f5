namespace Mechanisms.Bandits.Devices;

/// <summary>Neighboring episodes that are played together.</summary>
/// <param name="First">The first.</param>
/// <param name="Count">How many, at least 1.</param>
internal readonly record struct EpisodeGroup(int First, int Count)
{
    /// <summary>The episodes still to be played, in groups of neighbors that have come equally far.</summary>
    /// <param name="states">How far each has come.</param>
    /// <param name="width">Episodes in a group, at most.</param>
    /// <param name="horizon">Rounds of every episode.</param>
    public static List<EpisodeGroup> Of(ReadOnlySpan<EpisodeState> states, int width, long horizon)
    {
        List<EpisodeGroup> groups = [];
        for (int first = 0, end; first < states.Length; first = end)
        {
            long round = states[first].Round;
            for (end = first + 1; end < states.Length && end - first < width && states[end].Round == round;)
            {
                end++;
            }

            if (round < horizon)
            {
                groups.Add(new(first, end - first));
            }
        }

        return groups;
    }
}
