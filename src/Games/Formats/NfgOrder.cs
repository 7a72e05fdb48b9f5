using Mechanisms.Games.Deviations;

namespace Mechanisms.Games.Formats;

/// <summary>The order of profiles in Gambit's .nfg form: the first player's strategy varies fastest.</summary>
internal static class NfgOrder
{
    /// <summary>Lists the flat indices of all profiles in the order of the file.</summary>
    public static IEnumerable<int> Of(ProfileSpace profiles)
    {
        int[] strides = Strides(profiles);
        int[] choices = new int[profiles.Players];
        int profile = 0;
        for (int place = 0; place < profiles.Count; place++)
        {
            yield return profile;
            for (int player = 0; player < choices.Length; player++)
            {
                profile += strides[player];
                if (++choices[player] < profiles.Counts[player])
                {
                    break;
                }

                profile -= strides[player] * choices[player];
                choices[player] = 0;
            }
        }
    }

    // In one pass: a text of a few megabytes may name a million players of one strategy.
    private static int[] Strides(ProfileSpace profiles)
    {
        int[] strides = new int[profiles.Players];
        int stride = 1;
        for (int player = strides.Length - 1; player >= 0; player--)
        {
            strides[player] = stride;
            stride *= profiles.Counts[player];
        }

        return strides;
    }
}
