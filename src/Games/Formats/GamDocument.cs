using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Formats;

/// <summary>Makes a game of the words of a file in the .gam form.</summary>
/// <param name="tokens">The words.</param>
/// <param name="maximumPayoffs">The largest number of payoffs.</param>
/// <param name="cancellation">Stops the reading.</param>
internal sealed class GamDocument(GambitTokens tokens, int maximumPayoffs, CancellationToken cancellation)
{
    // How many numbers are read between two looks at the cancellation.
    private const int NumbersPerLook = 4_096;

    /// <summary>Reads the whole game.</summary>
    public NormalFormGame Read()
    {
        int players = tokens.TakeIndex(1, maximumPayoffs, "the number of players");
        ProfileSpace profiles = ReadCounts(players);

        // Numbers grow with the text; only a text with all of them asks for the table.
        List<Rational> numbers = [];
        for (long left = (long)players * profiles.Count; left > 0; left--)
        {
            numbers.Add(tokens.TakeNumber("one payoff per player and profile, in a row for each player"));
            if (numbers.Count % NumbersPerLook == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }

        tokens.Take(GambitTokenKind.End, "nothing behind the last payoff");
        Rational[] payoffs = new Rational[numbers.Count];
        int place = 0;
        foreach (int profile in NfgOrder.Of(profiles))
        {
            for (int player = 0; player < players; player++)
            {
                payoffs[(player * profiles.Count) + profile] = numbers[(player * profiles.Count) + place];
            }

            place++;
        }

        return NormalFormGame.Create(profiles.Counts.Span, new(players, profiles.Count, payoffs));
    }

    private ProfileSpace ReadCounts(int players)
    {
        List<int> counts = [];
        long payoffs = players;
        while (counts.Count < players)
        {
            GambitToken place = tokens.Peek();
            counts.Add(tokens.TakeIndex(1, int.MaxValue, "the number of strategies of each player"));
            payoffs *= counts[^1];
            if (payoffs > maximumPayoffs)
            {
                throw place.Error(string.Create(
                    CultureInfo.InvariantCulture, $"A game may have {maximumPayoffs} payoffs (players × profiles) here; this one has at least {payoffs}. Raise MaximumPayoffs."));
            }
        }

        return new(counts.ToSequence());
    }
}
