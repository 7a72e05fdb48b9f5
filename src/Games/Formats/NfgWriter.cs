using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Formats;

/// <summary>Writes games in normal form as Gambit's .nfg text, in its payoff form.</summary>
/// <remarks>
/// Payoffs are written as integers and fractions, so that <see cref="NfgReader"/> reads back an equal game; strategies named 1, 2, … are written as
/// their number. One line per strategies of all players but the first. Lines end with a line feed. Thread-safe.
/// </remarks>
[Reference("gambit2025", "the strategic game (.nfg) file format")]
public static class NfgWriter
{
    /// <summary>Writes one game.</summary>
    /// <param name="destination">Receives the text; left open.</param>
    /// <param name="game">The game.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(TextWriter destination, NormalFormGame game)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(game);
        destination.Write($"NFG 1 R {GambitText.Quoted(game.Title)} {GambitText.Braced(game.PlayerLabels.Select(GambitText.Quoted))} {Strategies(game)}\n");
        if (game.Description.Length > 0)
        {
            destination.Write($"{GambitText.Quoted(game.Description)}\n");
        }

        destination.Write('\n');
        int place = 0;
        foreach (int profile in NfgOrder.Of(game.Profiles))
        {
            bool endsLine = ++place % game.Profiles.Counts[0] == 0;
            for (int player = 0; player < game.Players; player++)
            {
                destination.Write(game.Payoffs[player, profile].ToString(null, CultureInfo.InvariantCulture));
                destination.Write(endsLine && player == game.Players - 1 ? '\n' : ' ');
            }
        }
    }

    private static string Strategies(NormalFormGame game) => GambitText.Braced(game.StrategyLabels.Select(labels =>
        labels == NormalFormGame.Numbered(labels.Count)
            ? labels.Count.ToString(CultureInfo.InvariantCulture)
            : GambitText.Braced(labels.Select(GambitText.Quoted))));
}
