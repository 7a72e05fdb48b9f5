using System.Globalization;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Formats;

/// <summary>Makes a game of the words of a file in Gambit's .nfg form.</summary>
/// <param name="tokens">The words.</param>
/// <param name="maximumPayoffs">The largest number of payoffs.</param>
/// <param name="cancellation">Stops the reading.</param>
internal sealed class NfgDocument(GambitTokens tokens, int maximumPayoffs, CancellationToken cancellation)
{
    // How many numbers are read between two looks at the cancellation.
    private const int NumbersPerLook = 4_096;

    private readonly List<Sequence<string>?> names = [];
    private int numbersRead;

    /// <summary>Reads the whole game.</summary>
    public NormalFormGame Read()
    {
        tokens.TakeMagic("NFG", "1");
        string title = tokens.Take(GambitTokenKind.Quoted, "the title in quotes").Text;
        Sequence<string> players = tokens.TakePlayers();
        ProfileSpace profiles = ReadStrategies(players.Count);
        string description = tokens.Peek().Kind == GambitTokenKind.Quoted ? tokens.Take().Text : string.Empty;
        Matrix<Rational> payoffs = tokens.Peek().Kind == GambitTokenKind.Open ? ReadOutcomeForm(profiles) : ReadPayoffForm(profiles);
        tokens.Take(GambitTokenKind.End, "nothing behind the last profile");
        Sequence<Sequence<string>> strategies = Sequence.Of(players.Count, player => names[player] ?? NormalFormGame.Numbered(profiles.Counts[player]));
        return NormalFormGame.Create(profiles.Counts.Span, payoffs).WithTitle(title, description).WithLabels(players, strategies);
    }

    // A few words may ask for many strategies: they are named only when all payoffs have been read.
    private ProfileSpace ReadStrategies(int players)
    {
        tokens.Take(GambitTokenKind.Open, "the strategies in braces");
        List<int> counts = [];
        long payoffs = players;
        while (tokens.Peek() is { Kind: not GambitTokenKind.Close } token)
        {
            if (counts.Count == players)
            {
                throw token.Error($"There must be one entry of strategies per player, that is {players}; got more. Remove the rest.");
            }

            Sequence<string>? listed = token.Kind == GambitTokenKind.Open ? ReadNames() : null;
            names.Add(listed);
            counts.Add(listed?.Count ?? ReadCount());
            payoffs *= counts[^1];
            if (payoffs > maximumPayoffs)
            {
                throw token.Error(string.Create(
                    CultureInfo.InvariantCulture, $"A game may have {maximumPayoffs} payoffs (players × profiles) here; this one has at least {payoffs}. Raise MaximumPayoffs."));
            }
        }

        GambitToken close = tokens.Take();
        return counts.Count == players
            ? new(counts.ToSequence())
            : throw close.Error($"There must be one entry of strategies per player, that is {players}; got {counts.Count}. Add the others.");
    }

    private Sequence<string> ReadNames()
    {
        GambitToken place = tokens.Take();
        Sequence<string> labels = tokens.TakeLabels("a strategy's name in quotes");
        return labels.Count > 0 ? labels : throw place.Error("A player must have at least one strategy; got none. Name one.");
    }

    private int ReadCount()
    {
        GambitToken token = tokens.Take(GambitTokenKind.Word, "a number of strategies, or their names in braces");
        if (!int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count < 1)
        {
            throw token.Error($"The number of strategies must be a whole number of at least 1; got {token.Shown()}. Correct it.");
        }

        return count;
    }

    // Lists grow with the text; only a text with all its numbers asks for the table.
    private Matrix<Rational> ReadPayoffForm(ProfileSpace profiles)
    {
        List<Rational> numbers = [];
        for (long count = (long)profiles.Players * profiles.Count; count > 0; count--)
        {
            tokens.SkipComma();
            numbers.Add(ReadPayoff());
        }

        return Table(profiles, (place, player) => numbers[(place * profiles.Players) + player]);
    }

    private Matrix<Rational> ReadOutcomeForm(ProfileSpace profiles)
    {
        tokens.Take();
        List<Rational[]> outcomes = [new Rational[profiles.Players]];
        while (tokens.Peek().Kind != GambitTokenKind.Close)
        {
            outcomes.Add(ReadOutcome(profiles.Players));
        }

        tokens.Take();
        List<int> numbers = [];
        while (numbers.Count < profiles.Count)
        {
            numbers.Add(ReadOutcomeNumber(outcomes.Count - 1));
        }

        return Table(profiles, (place, player) => outcomes[numbers[place]][player]);
    }

    private static Matrix<Rational> Table(ProfileSpace profiles, Func<int, int, Rational> payoffAt)
    {
        Rational[] payoffs = new Rational[profiles.Players * profiles.Count];
        int place = 0;
        foreach (int profile in NfgOrder.Of(profiles))
        {
            for (int player = 0; player < profiles.Players; player++)
            {
                payoffs[(player * profiles.Count) + profile] = payoffAt(place, player);
            }

            place++;
        }

        return new(profiles.Players, profiles.Count, payoffs);
    }

    private Rational[] ReadOutcome(int players)
    {
        tokens.Take(GambitTokenKind.Open, "an outcome in braces, or a closing brace");
        tokens.Take(GambitTokenKind.Quoted, "the outcome's name in quotes");
        Rational[] outcome = new Rational[players];
        for (int player = 0; player < players; player++)
        {
            tokens.SkipComma();
            outcome[player] = ReadPayoff();
        }

        tokens.SkipComma();
        tokens.Take(GambitTokenKind.Close, $"a closing brace behind {players} payoffs");
        return outcome;
    }

    private int ReadOutcomeNumber(int largest)
    {
        Look();
        GambitToken token = tokens.Take(GambitTokenKind.Word, "the number of an outcome for each profile");
        return int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= largest
            ? number
            : throw token.Error($"The number of an outcome must lie in 0..{largest}, 0 for payoffs of 0; got {token.Shown()}. Correct it.");
    }

    private Rational ReadPayoff()
    {
        Look();
        return tokens.TakeNumber("one payoff per player and profile");
    }

    private void Look()
    {
        if (++numbersRead % NumbersPerLook == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
